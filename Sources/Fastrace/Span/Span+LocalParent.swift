#if Enable
  public import CFastrace
#endif

extension Span {
  /// Makes this span current while the synchronous `body` runs: spans begun in it become its children, on this thread
  /// and in tasks that `body` starts.
  ///
  /// The span does not end with the body.
  ///
  /// Cost: one task-local binding, about 60 ns.
  @inlinable
  public func withLocalParent<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    #if Enable
      guard let core else { return try body() }
      // A thread that gets no memory for spans still needs a scope, to count them.
      _ = ThreadState.current.prepare()
      if unsafe fastrace_get_span_key() == nil { CurrentSpan.announceBinding() }
      let thread = ThreadState.current
      let saved = unsafe thread.push(core)
      defer { unsafe thread.pop(saved) }
      return try CurrentSpan.binding.withValue(core) { () -> Swift.Result<Result, Failure> in
        do throws(Failure) { return .success(try body()) } catch { return .failure(error) }
      }.get()
    #else
      try body()
    #endif
  }

  /// Makes this span current while the asynchronous `body` runs, also in the child tasks and tasks that it starts.
  ///
  /// The span does not end with the body, which runs on the actor of the caller.
  ///
  /// Cost: one task-local binding, about 80 ns.
  @inlinable
  public func withLocalParent<Result, Failure: Error>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    #if Enable
      guard let core else { return try await body() }
      if unsafe fastrace_get_span_key() == nil { CurrentSpan.announceBinding() }
      ThreadState.current.park()
      return try await CurrentSpan.binding.withValue(
        core,
        operation: { () async -> Swift.Result<Result, Failure> in
          do throws(Failure) { return .success(try await body()) } catch { return .failure(error) }
        }, isolation: isolation
      ).get()
    #else
      try await body()
    #endif
  }

  #if Enable
    /// Runs `body` with this span current, records what it throws, and ends the span.
    @inlinable
    func run<Result, Failure: Error>(_ body: (Span) throws(Failure) -> Result) throws(Failure) -> Result {
      defer { end() }
      do {
        return try withLocalParent { () throws(Failure) in try body(self) }
      } catch {
        recordThrown(error)
        throw error
      }
    }

    /// Runs the asynchronous `body` with this span current, records what it throws, and ends the span.
    @inlinable
    func run<Result, Failure: Error>(
      isolation: isolated (any Actor)?, _ body: (Span) async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
      defer { end() }
      do {
        return try await withLocalParent(isolation: isolation) { () async throws(Failure) in try await body(self) }
      } catch {
        recordThrown(error)
        throw error
      }
    }
  #endif
}
