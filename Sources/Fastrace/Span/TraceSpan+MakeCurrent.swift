#if Enable
  public import CFastrace
#endif

extension TraceSpan {
  /// Makes this span current while the synchronous `body` runs: spans begun in it become its children, on this thread
  /// and in tasks that `body` starts.
  ///
  /// The span does not end with the body.
  ///
  /// Cost: one task-local binding, about 60 ns.
  @inlinable
  public func makeCurrent<Result: ~Copyable, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    #if Enable
      guard let core else { return try body() }
      if fastrace_get_binding_mode() != BindingMode.own {
        if fastrace_get_binding_mode() == BindingMode.shared { return try SharedCurrent.with(core, body) }
        CurrentSpan.announceBinding()
      }
      var outcome = Outcome<Result, Failure>()
      CurrentSpan.binding.withValue(core) {
        let thread = ThreadState.current
        let pushed = thread.push(core)
        defer { thread.pop(pushed, of: core) }
        do throws(Failure) { outcome.result = .success(try body()) } catch { outcome.result = .failure(error) }
      }
      return try outcome.get()
    #else
      try body()
    #endif
  }

  /// Makes this span current while the asynchronous `body` runs, also in the child tasks and tasks that it starts.
  ///
  /// The span does not end with the body, which runs on the actor of the caller.
  ///
  /// Cost: one task-local binding, about 80 ns.
  @inlinable @inline(__always)
  public func makeCurrent<Result: ~Copyable, Failure: Error>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    #if Enable
      guard let core else { return try await body() }
      if fastrace_get_binding_mode() != BindingMode.own {
        if fastrace_get_binding_mode() == BindingMode.shared {
          return try await SharedCurrent.with(core, isolation: isolation, body)
        }
        CurrentSpan.announceBinding()
      }
      var outcome = Outcome<Result, Failure>()
      await CurrentSpan.binding.withValue(
        core,
        operation: { () async in
          do throws(Failure) {
            outcome.result = .success(try await body())
          } catch {
            outcome.result = .failure(error)
          }
        }, isolation: isolation)
      return try outcome.get()
    #else
      try await body()
    #endif
  }
}
