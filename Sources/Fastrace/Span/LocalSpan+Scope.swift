extension LocalSpan {
  /// Runs the synchronous `body` in a local span.
  ///
  /// Allowed in asynchronous functions as well, because `body` cannot suspend.
  ///
  /// What `body` throws is recorded as the span's error, except for a `CancellationError`.
  @inlinable @inline(__always)
  public static func with<Result: ~Copyable, Failure: Error>(
    _ name: @autoclosure () -> String, kind: TraceSpan.Kind = .internal, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    #if Enable
      let span = enter(name(), kind: kind)
      do {
        return try body()
      } catch {
        span.recordError(error)
        throw error
      }
    #else
      try body()
    #endif
  }
}
