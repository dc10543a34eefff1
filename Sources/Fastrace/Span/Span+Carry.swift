extension Span {
  /// Wraps `body` so that this span is current in it wherever it is called: on another thread, a Dispatch queue, in an
  /// event loop's callback, in `Task.detached`.
  ///
  ///     queue.async(execute: Span.current.carry { resize(image) })
  ///
  /// The span stays alive, and so its trace counts as unfinished business, until the closure is gone.
  public func carry<Result, Failure: Error>(
    _ body: sending @escaping () throws(Failure) -> Result
  ) -> () throws(Failure) -> Result {
    { () throws(Failure) in try withLocalParent(body) }
  }

  /// Wraps a `Sendable` closure so that this span is current in it wherever it is called.
  public func carry<Result, Failure: Error>(
    _ body: @escaping @Sendable () throws(Failure) -> Result
  ) -> @Sendable () throws(Failure) -> Result {
    { () throws(Failure) in try withLocalParent(body) }
  }

  /// Wraps an asynchronous closure so that this span is current in it wherever it is called.
  ///
  ///     Task.detached(operation: Span.current.carry { await upload(image) })
  public func carry<Result, Failure: Error>(
    _ body: @escaping @Sendable () async throws(Failure) -> Result
  ) -> @Sendable () async throws(Failure) -> Result {
    { () async throws(Failure) in try await withLocalParent(body) }
  }
}
