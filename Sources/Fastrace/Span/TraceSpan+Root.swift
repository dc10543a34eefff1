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
