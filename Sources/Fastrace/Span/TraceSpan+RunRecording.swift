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
