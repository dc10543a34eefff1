// The same for callbacks that are called with something: the result of a future, the number of an iteration.

extension TraceSpan {
  /// Wraps a callback so that this span is current in it wherever it is called.
  ///
  ///     DispatchQueue.concurrentPerform(iterations: 8, execute: TraceSpan.current.carry { resize(images[$0]) })
  ///
  /// The closure keeps the span alive; the span does not end with it.
  @inlinable
  public func carry<Argument, Result>(
    _ body: @escaping @Sendable (Argument) -> Result
  ) -> @Sendable (Argument) -> Result {
    #if Enable
      return { argument in makeCurrent { body(argument) } }
    #else
      return body
    #endif
  }

  /// Wraps a throwing callback so that this span is current in it wherever it is called.
  @inlinable
  public func carry<Argument, Result>(
    _ body: @escaping @Sendable (Argument) throws -> Result
  ) -> @Sendable (Argument) throws -> Result {
    #if Enable
      return { argument in try makeCurrent { try body(argument) } }
    #else
      return body
    #endif
  }
}
