#if Viewer
  import OTLPMessages
  import SwiftProtobuf

  /// A trace with everything in it, as the page gets it.
  enum TraceDocument {
    static func json(_ trace: StoredTrace) throws -> [UInt8] {
      var resources: [[UInt8]: Int] = [:]
      var groups: [(resource: OTLPResource, service: String, scopes: [OTLPScope])] = []
      /// For each scope of the trace, where it stands in the document.
      var places: [(resource: Int, scope: Int)] = []
      for scope in trace.scopes {
        let place = resources[scope.resource] ?? groups.count
        if place == groups.count {
          resources[scope.resource] = place
          groups.append((try OTLPResource(serializedBytes: scope.resource), scope.service, []))
        }
        places.append((place, groups[place].scopes.count))
        groups[place].scopes.append(try OTLPScope(serializedBytes: scope.scope))
      }
      var json = JSONWriter()
      try json.object { json in
        json.key("traceID")
        json.value(trace.key.description)
        json.key("resources")
        json.array(groups) { json, group in
          json.object { json in
            json.key("service")
            json.value(group.service)
            json.key("attributes")
            json.attributes(group.resource.attributes)
            json.key("scopes")
            json.array(group.scopes) { json, scope in json.scope(scope) }
          }
        }
        json.key("spans")
        try json.array(trace.spans) { json, span in
          json.span(try OTLPSpan(serializedBytes: span.body), places[span.scope])
        }
        json.key("logs")
        try json.array(trace.logs) { json, log in
          json.log(try OTLPLogRecord(serializedBytes: log.body), places[log.scope])
        }
      }
      return json.bytes
    }
  }

  extension JSONWriter {
    fileprivate mutating func scope(_ scope: OTLPScope) {
      object { json in
        json.key("name")
        json.value(scope.name)
        json.key("version")
        json.value(scope.version)
      }
    }

    fileprivate mutating func span(_ span: OTLPSpan, _ place: (resource: Int, scope: Int)) {
      object { json in
        json.key("spanID")
        json.hexadecimal(span.spanID)
        json.key("parentSpanID")
        if span.parentSpanID.allSatisfy({ $0 == 0 }) { json.null() } else { json.hexadecimal(span.parentSpanID) }
        json.key("name")
        json.value(span.name)
        json.key("kind")
        json.value(span.kind.text)
        json.key("startUnixNano")
        json.decimalText(span.startTimeUnixNano)
        json.key("durationNano")
        json.value(
          Int64(clamping: span.endTimeUnixNano) - Int64(clamping: min(span.startTimeUnixNano, span.endTimeUnixNano)))
        json.key("resource")
        json.value(place.resource)
        json.key("scope")
        json.value(place.scope)
        json.status(span.status)
        json.key("attributes")
        json.attributes(span.attributes)
        json.events(span.events)
        json.links(span.links)
        json.key("traceState")
        json.value(span.traceState)
        json.key("flags")
        json.value(Int64(span.flags))
        json.key("droppedAttributes")
        json.value(Int64(span.droppedAttributesCount))
        json.key("droppedEvents")
        json.value(Int64(span.droppedEventsCount))
        json.key("droppedLinks")
        json.value(Int64(span.droppedLinksCount))
      }
    }

    private mutating func status(_ status: OTLPStatus) {
      key("status")
      object { json in
        json.key("code")
        json.value(status.code == .error ? "error" : status.code == .ok ? "ok" : "unset")
        json.key("message")
        json.value(status.message)
      }
    }

    private mutating func events(_ events: [OTLPSpan.Event]) {
      key("events")
      array(events) { json, event in
        json.object { json in
          json.key("name")
          json.value(event.name)
          json.key("timeUnixNano")
          json.decimalText(event.timeUnixNano)
          json.key("attributes")
          json.attributes(event.attributes)
        }
      }
    }

    private mutating func links(_ links: [OTLPSpan.Link]) {
      key("links")
      array(links) { json, link in
        json.object { json in
          json.key("traceID")
          json.hexadecimal(link.traceID)
          json.key("spanID")
          json.hexadecimal(link.spanID)
          json.key("traceState")
          json.value(link.traceState)
          json.key("attributes")
          json.attributes(link.attributes)
        }
      }
    }
  }

  extension OTLPSpan.SpanKind {
    /// Internal for what is not known.
    init(text: String) {
      self = [Self.server, .client, .producer, .consumer].first { $0.text == text } ?? .internal
    }

    /// As in the page and in files.
    var text: String {
      switch self {
      case .server: "server"
      case .client: "client"
      case .producer: "producer"
      case .consumer: "consumer"
      default: "internal"
      }
    }
  }
#endif
