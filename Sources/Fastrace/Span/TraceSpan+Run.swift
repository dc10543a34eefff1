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

extension TraceSpan {
  /// Runs `body` as `run` does, for errors that are recorded in other words than their own.
  ///
  /// - Parameter record: Records what `body` throws, before the span ends.
  package func run<Result>(
    recordingErrors record: (TraceSpan, any Error) -> Void, _ body: (TraceSpan) throws -> Result
  ) throws -> Result {
    try run(recordsErrors: false) { span in
      do { return try body(span) } catch {
        record(span, error)
        throw error
      }
    }
  }

  /// Runs the asynchronous `body` as `run` does, for errors that are recorded in other words than their own.
  ///
  /// - Parameter record: Records what `body` throws, before the span ends.
  package func run<Result>(
    recordingErrors record: (TraceSpan, any Error) -> Void, isolation: isolated (any Actor)? = #isolation,
    _ body: (TraceSpan) async throws -> Result
  ) async throws -> Result {
    try await run(recordsErrors: false, isolation: isolation) { span in
      do { return try await body(span) } catch {
        record(span, error)
        throw error
      }
    }
  }
}

#if Enable
  /// What a body has returned or thrown, on its way out of a function of the standard library that takes neither
  /// noncopyable results nor typed errors.
  @frozen @usableFromInline
  struct Outcome<Value: ~Copyable, Failure: Error>: ~Copyable {
    @usableFromInline var result: Result<Value, Failure>?

    @inlinable @inline(__always)
    init() { result = nil }

    /// Returns or throws what was set.
    ///
    /// Whoever made the outcome sees to it that the body was run.
    @inlinable @inline(__always)
    consuming func get() throws(Failure) -> Value {
      switch consume result {
      case .some(let result): return try result.get()
      case .none: preconditionFailure("the body was not run")
      }
    }
  }
#endif
