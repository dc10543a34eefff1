#if NIO
  public import Fastrace
  public import NIOCore

  extension EventLoopFuture {
    /// This future with a span that is current in its callbacks, where it would be lost otherwise.
    ///
    ///     client.get(url).carrying().flatMap { store($0) }.whenComplete { log($0) }
    ///
    /// - Parameter span: The span for all callbacks of the chain; by default the one that is current here.
    @inlinable
    public func carrying(_ span: TraceSpan = .current) -> SpanCarryingFuture<Value> {
      SpanCarryingFuture(future: self, span: span)
    }
  }

  /// A future whose callbacks run with a span current; see ``NIOCore/EventLoopFuture/carrying(_:)``.
  ///
  /// These methods do what those of `EventLoopFuture` with the same names do. The span does not end with the future: see
  /// ``NIOCore/EventLoopFuture/inSpan(_:)`` for that.
  ///
  /// > Cost: One binding of a task-local for each callback.
  public struct SpanCarryingFuture<Value>: Sendable {
    /// The future itself.
    public let future: EventLoopFuture<Value>
    /// The span that is current in the callbacks.
    public let span: TraceSpan

    /// A future and the span for its callbacks.
    @inlinable
    public init(future: EventLoopFuture<Value>, span: TraceSpan) {
      self.future = future
      self.span = span
    }

    @inlinable
    func next<NewValue>(_ future: EventLoopFuture<NewValue>) -> SpanCarryingFuture<NewValue> {
      SpanCarryingFuture<NewValue>(future: future, span: span)
    }
  }

  extension SpanCarryingFuture {
    /// As `EventLoopFuture.map`.
    @inlinable
    public func map<NewValue>(_ callback: @escaping @Sendable (Value) -> NewValue) -> SpanCarryingFuture<NewValue> {
      next(future.map(span.carry(callback)))
    }

    /// As `EventLoopFuture.flatMap`.
    @inlinable
    public func flatMap<NewValue: Sendable>(
      _ callback: @escaping @Sendable (Value) -> EventLoopFuture<NewValue>
    ) -> SpanCarryingFuture<NewValue> {
      next(future.flatMap(span.carry(callback)))
    }

    /// As `EventLoopFuture.flatMapThrowing`.
    @inlinable
    public func flatMapThrowing<NewValue>(
      _ callback: @escaping @Sendable (Value) throws -> NewValue
    ) -> SpanCarryingFuture<NewValue> {
      next(future.flatMapThrowing(span.carry(callback)))
    }

    /// As `EventLoopFuture.flatMapError`.
    @inlinable
    public func flatMapError(
      _ callback: @escaping @Sendable (any Error) -> EventLoopFuture<Value>
    ) -> SpanCarryingFuture<Value> where Value: Sendable {
      next(future.flatMapError(span.carry(callback)))
    }

    /// As `EventLoopFuture.flatMapErrorThrowing`.
    @inlinable
    public func flatMapErrorThrowing(
      _ callback: @escaping @Sendable (any Error) throws -> Value
    ) -> SpanCarryingFuture<Value> {
      next(future.flatMapErrorThrowing(span.carry(callback)))
    }

    /// As `EventLoopFuture.recover`.
    @inlinable
    public func recover(_ callback: @escaping @Sendable (any Error) -> Value) -> SpanCarryingFuture<Value> {
      next(future.recover(span.carry(callback)))
    }

    /// As `EventLoopFuture.always`.
    @inlinable
    public func always(
      _ callback: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) -> SpanCarryingFuture<Value> {
      next(future.always(span.carry(callback)))
    }

    /// As `EventLoopFuture.whenSuccess`.
    @inlinable
    public func whenSuccess(_ callback: @escaping @Sendable (Value) -> Void) {
      future.whenSuccess(span.carry(callback))
    }

    /// As `EventLoopFuture.whenFailure`.
    @inlinable
    public func whenFailure(_ callback: @escaping @Sendable (any Error) -> Void) {
      future.whenFailure(span.carry(callback))
    }

    /// As `EventLoopFuture.whenComplete`.
    @inlinable
    public func whenComplete(_ callback: @escaping @Sendable (Result<Value, any Error>) -> Void) {
      future.whenComplete(span.carry(callback))
    }
  }
#endif
