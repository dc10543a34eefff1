#if Viewer
  import HTTPTypes
  import Hummingbird

  /// Takes traces from files: `POST /api/import`.
  struct TraceImport: Sendable {
    var intake: SpanIntake

    func response(_ request: Request) async throws -> Response {
      let body = try await RequestBytes.read(request, intake)
      let messages = try TraceFileReader.messages(body.bytes)
      var traces: [TraceKey] = []
      var (spans, logs) = (0, 0)
      for message in messages {
        let receipt = try await intake.store(message.spans)
        spans += receipt.spanCount
        traces += receipt.traces
        guard !message.logs.isEmpty else { continue }
        let logReceipt = try await intake.store(message.logs)
        logs += logReceipt.logCount
        traces += logReceipt.traces
      }
      withExtendedLifetime(body) {}
      var seen: Set<TraceKey> = []
      let unique = traces.filter { seen.insert($0).inserted }
      return .json(to: request) { json in
        json.object { json in
          json.key("traceIDs")
          json.array(unique) { json, key in json.value(key.description) }
          json.key("spans")
          json.value(spans)
          json.key("logs")
          json.value(logs)
        }
      }
    }
  }
#endif
