#if Viewer
  import OTLPMessages

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
