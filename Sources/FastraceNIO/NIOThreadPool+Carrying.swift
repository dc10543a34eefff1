#if NIO
  public import Fastrace
  public import NIOCore
  public import NIOPosix

  extension NIOThreadPool {
    /// This pool with a span that is current in what it is given to run, where it would be lost otherwise.
    ///
    ///     let size = try await pool.carrying().runIfActive { try measure(path) }
    ///
    /// - Parameter span: The span; by default the one that is current here.
    @inlinable
    public func carrying(_ span: TraceSpan = .current) -> SpanCarryingThreadPool {
      SpanCarryingThreadPool(threadPool: self, span: span)
    }
  }

  /// A thread pool that runs everything with a span current; see ``NIOPosix/NIOThreadPool/carrying(_:)``.
  ///
  /// These methods do what those of `NIOThreadPool` with the same names do.
  ///
  /// > Cost: One binding of a task-local for each call.
  public struct SpanCarryingThreadPool: Sendable {
    /// The pool itself.
    public let threadPool: NIOThreadPool
    /// The span that is current in what it runs.
    public let span: TraceSpan

    /// A pool and the span for what it runs.
    @inlinable
    public init(threadPool: NIOThreadPool, span: TraceSpan) {
      self.threadPool = threadPool
      self.span = span
    }
  }

  extension SpanCarryingThreadPool {
    /// As `NIOThreadPool.submit`.
    @inlinable
    public func submit(_ body: @escaping @Sendable (NIOThreadPool.WorkItemState) -> Void) {
      threadPool.submit(span.carry(body))
    }

    /// As `NIOThreadPool.runIfActive(eventLoop:)`.
    @inlinable
    public func runIfActive<Value: Sendable>(
      eventLoop: any EventLoop, _ body: @escaping @Sendable () throws -> Value
    ) -> SpanCarryingFuture<Value> {
      threadPool.runIfActive(eventLoop: eventLoop, span.carry(body)).carrying(span)
    }

    /// As the asynchronous `NIOThreadPool.runIfActive`.
    @inlinable
    public func runIfActive<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
      try await threadPool.runIfActive(span.carry(body))
    }
  }
#endif
