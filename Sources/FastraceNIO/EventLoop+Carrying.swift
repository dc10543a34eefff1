#if NIO
  public import Fastrace
  public import NIOCore

  extension EventLoop {
    /// This event loop with a span that is current in what it is given to run, where it would be lost otherwise.
    ///
    ///     loop.carrying().scheduleTask(in: .seconds(1)) { retry() }
    ///
    /// - Parameter span: The span; by default the one that is current here.
    @inlinable
    public func carrying(_ span: TraceSpan = .current) -> SpanCarryingEventLoop {
      SpanCarryingEventLoop(eventLoop: self, span: span)
    }
  }

  /// An event loop that runs everything with a span current; see ``NIOCore/EventLoop/carrying(_:)``.
  ///
  /// These methods do what those of `EventLoop` with the same names do.
  ///
  /// > Cost: One binding of a task-local for each call.
  public struct SpanCarryingEventLoop: Sendable {
    /// The event loop itself.
    public let eventLoop: any EventLoop
    /// The span that is current in what it runs.
    public let span: TraceSpan

    /// An event loop and the span for what it runs.
    @inlinable
    public init(eventLoop: any EventLoop, span: TraceSpan) {
      self.eventLoop = eventLoop
      self.span = span
    }
  }

  extension SpanCarryingEventLoop {
    /// As `EventLoop.execute`.
    @inlinable
    public func execute(_ task: @escaping @Sendable () -> Void) { eventLoop.execute(span.carry(task)) }

    /// As `EventLoop.submit`.
    @inlinable
    public func submit<Value>(_ task: @escaping @Sendable () throws -> Value) -> SpanCarryingFuture<Value> {
      eventLoop.submit(span.carry(task)).carrying(span)
    }

    /// As `EventLoop.flatSubmit`.
    @inlinable
    public func flatSubmit<Value: Sendable>(
      _ task: @escaping @Sendable () -> EventLoopFuture<Value>
    ) -> SpanCarryingFuture<Value> {
      eventLoop.flatSubmit(span.carry(task)).carrying(span)
    }

    /// As `EventLoop.scheduleTask(in:)`.
    @inlinable
    public func scheduleTask<Value>(
      in delay: TimeAmount, _ task: @escaping @Sendable () throws -> Value
    ) -> Scheduled<Value> {
      eventLoop.scheduleTask(in: delay, span.carry(task))
    }

    /// As `EventLoop.scheduleTask(deadline:)`.
    @inlinable
    public func scheduleTask<Value>(
      deadline: NIODeadline, _ task: @escaping @Sendable () throws -> Value
    ) -> Scheduled<Value> {
      eventLoop.scheduleTask(deadline: deadline, span.carry(task))
    }

    /// As `EventLoop.makeFutureWithTask`.
    ///
    /// That keeps the current span by itself; this is for a callback in which nothing is current.
    @inlinable
    public func makeFutureWithTask<Value: Sendable>(
      _ body: @escaping @Sendable () async throws -> Value
    ) -> SpanCarryingFuture<Value> {
      eventLoop.makeFutureWithTask(span.carry(body)).carrying(span)
    }
  }
#endif
