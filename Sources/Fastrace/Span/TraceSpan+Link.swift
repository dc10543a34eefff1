extension TraceSpan {
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
}
