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

/// A span's reference to another span that is not its parent, such as the request that put a message into a queue.
public struct Link: Sendable, Hashable {
  /// The span that is referred to.
  public var context: SpanContext
  /// What is known about the reference.
  public var properties: Properties

  /// A link to the span that `context` names.
  @inlinable
  public init(_ context: SpanContext, properties: Properties = Properties()) {
    self.context = context
    self.properties = properties
  }
}
