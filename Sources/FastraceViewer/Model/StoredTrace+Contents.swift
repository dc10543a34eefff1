#if Viewer
  import OTLPMessages
  import SwiftProtobuf

  extension StoredTrace {
    /// The spans as a message of OTLP.
    package func message() throws -> [OTLPResourceSpans] { try contents().spans }

    /// The trace as messages of OTLP.
    package func contents() throws -> TraceContents {
      var contents = TraceContents()
      var places: [ContentsPlace] = []
      var resources: [[UInt8]: ContentsPlace] = [:]
      for scope in scopes {
        let resource = try OTLPResource(serializedBytes: scope.resource)
        let identity = try OTLPScope(serializedBytes: scope.scope)
        // A scope may have spans, log records or both; of what it has none there is no group in the end.
        let former = resources[scope.resource]
        if former == nil {
          contents.spans.append(.with { $0.resource = resource })
          contents.logs.append(.with { $0.resource = resource })
        }
        var place = former ?? ContentsPlace(resource: contents.spans.count - 1)
        place.scope = contents.spans[place.resource].scopeSpans.count
        resources[scope.resource] = place
        contents.spans[place.resource].scopeSpans.append(.with { $0.scope = identity })
        contents.logs[place.resource].scopeLogs.append(.with { $0.scope = identity })
        places.append(place)
      }
      for span in spans {
        let place = places[span.scope]
        contents.spans[place.resource].scopeSpans[place.scope].spans.append(
          try OTLPSpan(serializedBytes: span.body))
      }
      for log in logs {
        let place = places[log.scope]
        contents.logs[place.resource].scopeLogs[place.scope].logRecords.append(
          try OTLPLogRecord(serializedBytes: log.body))
      }
      contents.removeEmptyGroups()
      return contents
    }
  }

  /// Where the spans and the log records of a scope are.
  private struct ContentsPlace {
    var resource: Int
    var scope = 0
  }

  extension TraceContents {
    fileprivate mutating func removeEmptyGroups() {
      for index in spans.indices { spans[index].scopeSpans.removeAll(where: \.spans.isEmpty) }
      for index in logs.indices { logs[index].scopeLogs.removeAll(where: \.logRecords.isEmpty) }
      spans.removeAll(where: \.scopeSpans.isEmpty)
      logs.removeAll(where: \.scopeLogs.isEmpty)
    }
  }
#endif
