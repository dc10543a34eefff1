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
