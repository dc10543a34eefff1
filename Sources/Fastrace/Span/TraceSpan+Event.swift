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
