// Four plain signatures: with a generic error type, Swift 6.3.1 cannot compile a carried closure that does not throw.

extension TraceSpan {
  /// Wraps `body` so that this span is current in it wherever it is called: on another thread, a Dispatch queue, in an
  /// event loop's callback.
  ///
  ///     queue.async(execute: TraceSpan.current.carry { resize(image) })
  ///
  /// The closure keeps the span alive; the span does not end with it.
  @inlinable
  public func carry<Result>(_ body: @escaping @Sendable () -> Result) -> @Sendable () -> Result {
    #if Enable
      return { makeCurrent(body) }
    #else
      return body
    #endif
  }

  /// Wraps a throwing `body` so that this span is current in it wherever it is called.
  @inlinable
  public func carry<Result>(_ body: @escaping @Sendable () throws -> Result) -> @Sendable () throws -> Result {
    #if Enable
      return { try makeCurrent(body) }
    #else
      return body
    #endif
  }

  /// Wraps an asynchronous `body` so that this span is current in it wherever it is called.
  ///
  ///     Task.detached(operation: TraceSpan.current.carry { await upload(image) })
  @inlinable
  public func carry<Result>(_ body: @escaping @Sendable () async -> Result) -> @Sendable () async -> Result {
    #if Enable
      return { await makeCurrent(body) }
    #else
      return body
    #endif
  }

  /// Wraps an asynchronous, throwing `body` so that this span is current in it wherever it is called.
  @inlinable
  public func carry<Result>(
    _ body: @escaping @Sendable () async throws -> Result
  ) -> @Sendable () async throws -> Result {
    #if Enable
      return { try await makeCurrent(body) }
    #else
      return body
    #endif
  }
}

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
