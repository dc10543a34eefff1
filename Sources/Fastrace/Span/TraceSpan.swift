/// A span that can outlive a scope: the work of a request, of a task, of anything that suspends or changes threads.
///
/// A span begins when it is made and ends by ``end()``, at the end of the scope that made it, or at the latest when the
/// last copy of it is gone. Copies refer to the same span.
///
///     await TraceSpan.withRoot("GET /users") { span in
///       span.setProperty("user.id", 42)
///       await load()                      // spans in here become children
///     }
///
/// For code that cannot suspend, ``LocalSpan`` does the same at a third of the cost.
///
/// All methods may be called from any thread, at any time; after the end of the span they have no effect but to be
/// counted. A span without a trace, such as ``noop``, takes every call and does nothing. Without the package trait
/// `Enable` every span is such a span, and calls compile to nothing.
///
/// > Cost: Beginning and ending a child costs two clock reads and about 20 ns, and no allocation when the thread's last
/// > span is gone; a span that is not recorded costs 2 ns.
public struct TraceSpan: Sendable {
  #if Enable
    @usableFromInline let core: SpanCore?

    @inlinable
    init(core: SpanCore?) { self.core = core }
  #else
    @inlinable
    init() {}
  #endif

  /// A span that records nothing and belongs to no trace.
  @inlinable
  public static var noop: TraceSpan {
    #if Enable
      TraceSpan(core: nil)
    #else
      TraceSpan()
    #endif
  }

  /// The span that is current here: what `makeCurrent`, `with` or `withRoot` made current, on this thread or for
  /// this task.
  ///
  /// ``noop`` when there is none.
  ///
  /// Inside a ``LocalSpan`` it is the span around it; ``SpanContext/current`` names the local span itself.
  @inlinable
  public static var current: TraceSpan {
    #if Enable
      TraceSpan(core: CurrentSpan.core)
    #else
      TraceSpan()
    #endif
  }

  /// True while properties and events of this span are recorded: it is sampled, and it has not ended.
  ///
  /// Nobody needs to ask before setting a property, whose value is evaluated only if it is recorded anyway.
  @inlinable
  public var isRecording: Bool {
    #if Enable
      core?.isRecording ?? false
    #else
      false
    #endif
  }

  /// What other processes need to know to continue the trace; nil for a span without a trace.
  public var context: SpanContext? {
    #if Enable
      core?.context
    #else
      nil
    #endif
  }

  /// The time since the span began; nil for a span that is not recorded.
  ///
  /// Measured with the clock of the spans themselves, see ``TickClock``.
  public var elapsed: Duration? {
    #if Enable
      guard let core, core.isSampled else { return nil }
      // The counter can jump back.
      return max(.zero, core.elapsed)
    #else
      nil
    #endif
  }

  /// Ends the span.
  ///
  /// What it does when the span has ended already: nothing.
  @inlinable
  public func end() {
    #if Enable
      core?.end()
    #endif
  }

  /// Discards the trace that this span is the root of: nothing of it is reported, neither what was recorded nor what
  /// still will be.
  ///
  /// It counts when it happens before the root ends; after that, the trace may have been reported. On a span that is no
  /// root it has no effect.
  public func cancel() {
    #if Enable
      core?.cancel()
    #endif
  }
}

extension TraceSpan {
  /// A span for work that a filter leaves out: it records nothing, and neither does anything under it.
  ///
  /// It carries the caller's context on as one that is not sampled: that of the request, or what is current here, or one
  /// that nobody else knows. Without it, everything that is called meanwhile would begin a trace of its own.
  @usableFromInline package static func unsampled(continuing context: PropagatedContext) -> TraceSpan {
    #if Enable
      TraceSpan(core: SpanFactory.unsampled(context.remoteParent ?? .current ?? .random()))
    #else
      .noop
    #endif
  }
}
