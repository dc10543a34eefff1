extension TraceSpan {
  /// Something that happened at one moment of a span.
  public struct Event: Sendable, Hashable {
    /// What happened.
    public var name: String
    /// What is known about it.
    public var properties: Properties

    /// An event that is yet to be added to a span; its time is when it is added.
    @inlinable
    public init(_ name: String, properties: Properties = Properties()) {
      self.name = name
      self.properties = properties
    }
  }
}

extension TraceSpan.Event {
  /// An error as an event of OpenTelemetry's conventions.
  package static func exception(type: String, message: String) -> TraceSpan.Event {
    TraceSpan.Event(
      "exception", properties: Properties([Property("exception.type", type), Property("exception.message", message)]))
  }
}
