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
