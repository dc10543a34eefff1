extension TraceSpan {
  /// Runs `body` with this span current, records what it throws, and ends the span.
  ///
  ///     TraceSpan.begin("write", parents: requests.map(\.span)).run { span in ... }
  ///
  /// `TraceSpan.with` and `TraceSpan.withRoot` do the same with a span that they begin.
  ///
  /// - Parameters:
  ///   - recordsErrors: False to let errors pass unrecorded. A `CancellationError` never counts as an error.
  ///   - body: The work of the span.
  @inlinable
  public func run<Result: ~Copyable, Failure: Error>(
    recordsErrors: Bool = true, _ body: (TraceSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    #if Enable
      defer { end() }
      do {
        return try makeCurrent { () throws(Failure) in try body(self) }
      } catch {
        if recordsErrors { recordThrown(error) }
        throw error
      }
    #else
      try body(self)
    #endif
  }

  /// Runs the asynchronous `body` with this span current, also in its child tasks, records what it throws, and ends the
  /// span.
  ///
  /// The body runs on the actor of the caller.
  ///
  /// - Parameters:
  ///   - recordsErrors: False to let errors pass unrecorded. A `CancellationError` never counts as an error.
  ///   - isolation: The actor that `body` runs on, which is that of the caller.
  ///   - body: The work of the span.
  @inlinable
  public func run<Result: ~Copyable, Failure: Error>(
    recordsErrors: Bool = true, isolation: isolated (any Actor)? = #isolation,
    _ body: (TraceSpan) async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    #if Enable
      defer { end() }
      do {
        return try await makeCurrent(isolation: isolation) { () async throws(Failure) in try await body(self) }
      } catch {
        if recordsErrors { recordThrown(error) }
        throw error
      }
    #else
      try await body(self)
    #endif
  }
}
