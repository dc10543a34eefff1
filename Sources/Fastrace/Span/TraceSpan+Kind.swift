extension TraceSpan {
  /// The role of a span in a trace, as in the OpenTelemetry trace specification, section SpanKind.
  ///
  /// The raw values are those of the OTLP wire format.
  public enum Kind: UInt8, Sendable, Hashable, Codable, CaseIterable {
    /// Work inside the application; the default.
    case `internal` = 1
    /// The handling of a request from a remote client.
    case server = 2
    /// A request to a remote server, from sending it to the end of the response.
    case client = 3
    /// The hand-over of a message to a broker.
    case producer = 4
    /// The processing of a message from a broker.
    case consumer = 5

    /// The kind with this name in lowercase, or nil for any other string.
    public init?(name: String) {
      guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
      self = kind
    }

    /// The name in lowercase: `internal`, `server`, `client`, `producer` or `consumer`.
    public var name: String {
      switch self {
      case .internal: "internal"
      case .server: "server"
      case .client: "client"
      case .producer: "producer"
      case .consumer: "consumer"
      }
    }
  }
}
