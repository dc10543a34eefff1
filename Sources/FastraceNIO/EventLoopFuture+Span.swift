#if NIO
  public import Fastrace
  public import NIOCore

  extension EventLoopFuture {
    /// Ends `span` when this future completes, and records the error with which it fails.
    ///
    ///     func load() -> EventLoopFuture<User> {
    ///       let span = TraceSpan.begin("load")
    ///       return span.makeCurrent { database.query("...") }.inSpan(span)
    ///     }
    ///
    /// That a task was cancelled is no error. A future that never completes ends the span when it is gone.
    ///
    /// - Returns: This future. Callbacks that are added to it run after the end of the span.
    @discardableResult
    public func inSpan(_ span: TraceSpan) -> EventLoopFuture<Value> {
      #if Enable
        whenComplete { result in
          if case .failure(let error) = result { span.recordError(error) }
          span.end()
        }
      #endif
      return self
    }
  }

  extension EventLoop {
    /// Runs `body` on this event loop in a new child of the current span, which ends when the future that `body` returns
    /// completes.
    ///
    ///     loop.withSpan("load") { span in
    ///       database.query("...").carrying().map { rows in ... }.future
    ///     }
    ///
    /// - Parameters:
    ///   - name: What the span does; evaluated only when it is recorded.
    ///   - kind: The role of the span.
    ///   - body: The work of the span, which is current in it until it returns.
    public func withSpan<Value: Sendable>(
      _ name: @autoclosure () -> String, kind: TraceSpan.Kind = .internal,
      _ body: @escaping @Sendable (TraceSpan) -> EventLoopFuture<Value>
    ) -> EventLoopFuture<Value> {
      let span = TraceSpan.begin(name(), kind: kind)
      return flatSubmit(span.carry { body(span) }).inSpan(span)
    }
  }
#endif
