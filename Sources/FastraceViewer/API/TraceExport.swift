#if Viewer
  import HTTPTypes
  import Hummingbird
  import OTLPMessages
  import SwiftProtobuf

  /// A trace as a file.
  enum TraceExport {
    static func response(_ trace: StoredTrace, _ format: String, to request: Request) throws -> Response {
      guard let format = Format(rawValue: format) else {
        throw BadRequest("the format is \"\(format.prefix(50))\"; it must be otlp or chrome")
      }
      let bytes =
        switch format {
        case .otlp: OTLPDocument.json(try trace.message())
        case .chrome: ChromeDocument.json(try trace.message())
        }
      var response = Response.json(bytes, to: request)
      response.headers[.contentDisposition] = "attachment; filename=\"trace-\(trace.key)-\(format.rawValue).json\""
      return response
    }

    enum Format: String {
      case otlp
      case chrome
    }
  }

  extension StoredTrace {
    /// The trace as a message of OTLP.
    package func message() throws -> [OTLPResourceSpans] {
      var resources: [[UInt8]: Int] = [:]
      var message: [OTLPResourceSpans] = []
      var places: [(resource: Int, scope: Int)] = []
      for scope in scopes {
        let place = resources[scope.resource] ?? message.count
        if place == message.count {
          resources[scope.resource] = place
          var group = OTLPResourceSpans()
          group.resource = try OTLPResource(serializedBytes: scope.resource)
          message.append(group)
        }
        var group = OTLPScopeSpans()
        group.scope = try OTLPScope(serializedBytes: scope.scope)
        places.append((place, message[place].scopeSpans.count))
        message[place].scopeSpans.append(group)
      }
      for span in spans {
        let place = places[span.scope]
        message[place.resource].scopeSpans[place.scope].spans.append(try OTLPSpan(serializedBytes: span.body))
      }
      return message
    }
  }
#endif
