#if Viewer
  import HTTPTypes
  import Hummingbird

  /// A trace as a file.
  enum TraceExport {
    static func response(_ trace: StoredTrace, _ format: String, to request: Request) throws -> Response {
      guard let format = Format(rawValue: format) else {
        throw BadRequest("the format is \"\(format.prefix(50))\"; it must be otlp or chrome")
      }
      let contents = try trace.contents()
      let bytes =
        switch format {
        case .otlp: OTLPDocument.json(contents.spans, logs: contents.logs)
        case .chrome: ChromeDocument.json(contents.withLogsAsEvents)
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
#endif
