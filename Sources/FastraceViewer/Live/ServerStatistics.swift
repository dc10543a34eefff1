#if Viewer
  /// What became of all spans and log records.
  enum ServerStatistics {
    static func json(_ store: TraceStore) async throws -> [UInt8] {
      let size = try await store.size()
      let counters = store.counters.values
      var json = JSONWriter()
      json.object { json in
        json.key("spansReceived")
        json.value(counters.spansReceived)
        json.key("spansStored")
        json.value(counters.spansStored)
        json.key("spansRemoved")
        json.value(counters.spansRemoved)
        json.key("spansRejected")
        json.object { json in
          json.key("invalid")
          json.value(counters.spansInvalid)
          json.causes(counters.spansRefused)
        }
        json.key("logsReceived")
        json.value(counters.logsReceived)
        json.key("logsStored")
        json.value(counters.logsStored)
        json.key("logsRemoved")
        json.value(counters.logsRemoved)
        json.key("logsRejected")
        json.object { json in
          json.key("withoutTrace")
          json.value(counters.logsWithoutTrace)
          json.key("invalid")
          json.value(counters.logsInvalid)
          json.causes(counters.logsRefused)
        }
        json.key("messages")
        json.value(counters.messages)
        json.key("messagesRejected")
        json.object { json in json.causes(counters.messagesRefused) }
        json.key("backgroundFailures")
        json.value(counters.backgroundFailures)
        json.key("traces")
        json.value(size.traces)
        json.key("spans")
        json.value(size.spans)
        json.key("logs")
        json.value(size.logs)
        json.key("databaseBytes")
        json.value(size.bytes)
      }
      return json.bytes
    }
  }

  extension JSONWriter {
    fileprivate mutating func causes(_ counts: [IntakeFailure.Cause: Int]) {
      for cause in IntakeFailure.Cause.allCases {
        key(cause.rawValue)
        value(counts[cause, default: 0])
      }
    }
  }
#endif
