extension TraceSpan {
  /// Begins a trace, or the part of a trace that this process takes over from another one.
  ///
  /// The sampler of the configuration decides whether it is recorded, unless `context` has decided that already. A root
  /// that is not recorded still carries its context to other processes.
  ///
  /// - Parameters:
  ///   - name: What the span does; evaluated only when there is a reporter.
  ///   - context: The remote parent, as a ``Propagator`` extracts it; or a context without a span id, to choose the
  ///     trace id.
  ///   - kind: The role of the span.
  /// - Returns: The span, not current yet: see ``makeCurrent(_:)``. Before a reporter is set, it only passes on
  ///   `context`.
  @inlinable
  public static func beginRoot(
    _ name: @autoclosure () -> String, context: @autoclosure () -> SpanContext? = nil, kind: TraceSpan.Kind = .internal
  ) -> TraceSpan {
    #if Enable
      TraceSpan(core: SpanFactory.root(name, context: context, kind: kind))
    #else
      TraceSpan()
    #endif
  }

  /// Runs `body` in a new root that is current in it, and ends the root.
  ///
  /// See ``beginRoot(_:context:kind:)`` for the parameters. What `body` throws is recorded as the root's error, except for a
  /// `CancellationError`.
  @inlinable
  public static func withRoot<Result: ~Copyable, Failure: Error>(
    _ name: @autoclosure () -> String, context: @autoclosure () -> SpanContext? = nil, kind: TraceSpan.Kind = .internal,
    _ body: (TraceSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    #if Enable
      try beginRoot(name(), context: context(), kind: kind).run(body)
    #else
      try body(TraceSpan())
    #endif
  }

  /// Runs the asynchronous `body` in a new root that is current in it and in its child tasks, and ends the root.
  ///
  /// See ``beginRoot(_:context:kind:)`` for the parameters. What `body` throws is recorded as the root's error, except for a
  /// `CancellationError`. The body runs on the actor of the caller.
  @inlinable
  public static func withRoot<Result: ~Copyable, Failure: Error>(
    _ name: @autoclosure () -> String, context: @autoclosure () -> SpanContext? = nil, kind: TraceSpan.Kind = .internal,
    isolation: isolated (any Actor)? = #isolation, _ body: (TraceSpan) async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    #if Enable
      try await beginRoot(name(), context: context(), kind: kind).run(isolation: isolation, body)
    #else
      try await body(TraceSpan())
    #endif
  }
}

extension TraceSpan {
  /// Begins a child of the current span.
  ///
  /// - Parameters:
  ///   - name: What the span does; evaluated only when it is recorded.
  ///   - kind: The role of the span.
  /// - Returns: The child, not current yet; ``noop`` when no span is current.
  @inlinable
  public static func begin(_ name: @autoclosure () -> String, kind: TraceSpan.Kind = .internal) -> TraceSpan {
    #if Enable
      TraceSpan(core: SpanFactory.child(name, kind: kind))
    #else
      TraceSpan()
    #endif
  }

  /// Begins a child of the current span, or a trace when no span is current.
  ///
  /// A current span that is not sampled is a parent like any other, so nothing under it is recorded. The sampler of the
  /// configuration decides about a new trace, as with ``beginRoot(_:context:kind:)``.
  ///
  /// - Parameters:
  ///   - name: What the span does; evaluated only when it is recorded, or given to a sampler.
  ///   - kind: The role of the span.
  /// - Returns: The span, not current yet; ``noop`` when no span is current and no reporter is set.
  @inlinable
  public static func beginChildOrRoot(_ name: @autoclosure () -> String, kind: TraceSpan.Kind = .internal) -> TraceSpan
  {
    #if Enable
      TraceSpan(core: SpanFactory.child(name, kind: kind) ?? SpanFactory.root(name, context: { nil }, kind: kind))
    #else
      TraceSpan()
    #endif
  }

  /// Begins a child of `parent`.
  ///
  /// - Returns: The child, not current yet; ``noop`` when the parent has no trace. A child of a parent that has ended is
  ///   recorded as well.
  @inlinable
  public static func begin(_ name: @autoclosure () -> String, parent: TraceSpan, kind: TraceSpan.Kind = .internal)
    -> TraceSpan
  {
    #if Enable
      TraceSpan(core: SpanFactory.child(name, of: parent.core, kind: kind))
    #else
      TraceSpan()
    #endif
  }

  /// Begins a span that is a child of each of `parents`: it and everything under it appears in each of their traces.
  ///
  /// This is for work that serves several requests at once, such as a batched write. A trace has it once: of several
  /// parents in the same trace the first is its parent there, and the others become links. Its context, which goes to other
  /// processes, is that of the first parent that is recorded.
  ///
  /// - Returns: The span, not current yet; ``noop`` when no parent has a trace.
  public static func begin(
    _ name: @autoclosure () -> String, parents: some Sequence<TraceSpan>, kind: TraceSpan.Kind = .internal
  ) -> TraceSpan {
    #if Enable
      TraceSpan(core: SpanFactory.child(name, ofAll: parents.compactMap(\.core), kind: kind))
    #else
      TraceSpan()
    #endif
  }

  /// Runs `body` in a new child of the current span, which is current in it, and ends the child.
  ///
  /// What `body` throws is recorded as the child's error, except for a `CancellationError`. For synchronous code
  /// ``LocalSpan/with(_:kind:_:)`` is several times cheaper; this form is for bodies that start tasks or hand the span
  /// on.
  @inlinable
  public static func with<Result: ~Copyable, Failure: Error>(
    _ name: @autoclosure () -> String, kind: TraceSpan.Kind = .internal, _ body: (TraceSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    #if Enable
      try begin(name(), kind: kind).run(body)
    #else
      try body(TraceSpan())
    #endif
  }

  /// Runs the asynchronous `body` in a new child of the current span, which is current in it and in its child tasks, and
  /// ends the child.
  ///
  /// What `body` throws is recorded as the child's error, except for a `CancellationError`. The body runs on the actor
  /// of the caller.
  @inlinable
  public static func with<Result: ~Copyable, Failure: Error>(
    _ name: @autoclosure () -> String, kind: TraceSpan.Kind = .internal, isolation: isolated (any Actor)? = #isolation,
    _ body: (TraceSpan) async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    #if Enable
      try await begin(name(), kind: kind).run(isolation: isolation, body)
    #else
      try await body(TraceSpan())
    #endif
  }
}

// The same functions for bodies that have no use for the span.

extension TraceSpan {
  /// Runs `body` in a new root that is current in it, and ends the root.
  ///
  /// See ``beginRoot(_:context:kind:)``.
  @inlinable
  public static func withRoot<Result: ~Copyable, Failure: Error>(
    _ name: @autoclosure () -> String, context: @autoclosure () -> SpanContext? = nil, kind: TraceSpan.Kind = .internal,
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withRoot(name(), context: context(), kind: kind) { (_: TraceSpan) throws(Failure) in try body() }
  }

  /// Runs the asynchronous `body` in a new root that is current in it and in its child tasks, and ends the root.
  @inlinable
  public static func withRoot<Result: ~Copyable, Failure: Error>(
    _ name: @autoclosure () -> String, context: @autoclosure () -> SpanContext? = nil, kind: TraceSpan.Kind = .internal,
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    try await withRoot(name(), context: context(), kind: kind, isolation: isolation) {
      (_: TraceSpan) async throws(Failure) in try await body()
    }
  }

  /// Runs `body` in a new child of the current span, which is current in it, and ends the child.
  @inlinable
  public static func with<Result: ~Copyable, Failure: Error>(
    _ name: @autoclosure () -> String, kind: TraceSpan.Kind = .internal, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try with(name(), kind: kind) { (_: TraceSpan) throws(Failure) in try body() }
  }

  /// Runs the asynchronous `body` in a new child of the current span, which is current in it and in its child tasks, and
  /// ends the child.
  @inlinable
  public static func with<Result: ~Copyable, Failure: Error>(
    _ name: @autoclosure () -> String, kind: TraceSpan.Kind = .internal, isolation: isolated (any Actor)? = #isolation,
    _ body: () async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    try await with(name(), kind: kind, isolation: isolation) { (_: TraceSpan) async throws(Failure) in try await body()
    }
  }
}
