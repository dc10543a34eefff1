extension Fastrace {
  /// What an application does with every span at its begin and at its end: enrichment and redaction.
  ///
  ///     var hooks = Fastrace.SpanHooks.copyingBaggage(["tenant.id"])
  ///     hooks.onEnd = { span in
  ///       if span[property: "url.full"] != nil { span[property: "url.full"] = "redacted" }
  ///     }
  ///     configuration.spanHooks = hooks
  ///
  /// > Cost: Without hooks, none at the begin of a local span, a load and a branch at that of another span, and a branch for
  /// > each trace.
  public struct SpanHooks: Sendable {
    /// Called when a ``TraceSpan`` begins that is recorded: a root or a child, but not a ``LocalSpan``.
    ///
    /// It runs on the thread that begins the span, before the caller gets the span, on many threads at once; it can set
    /// properties, the scope, or anything else that the span has. The time it takes is part of the span. Spans that begin
    /// inside the hook do not call it again.
    public var onBegin: (@Sendable (TraceSpan) -> Void)?

    /// Called for each finished span, local ones included, before reporters get it.
    ///
    /// It runs once for each span that is reported, after the tail filter, where traces are collected: on the collector's
    /// thread, or on the one that asks for ``Fastrace/statistics()`` or sets a reporter. It should return within a
    /// microsecond, and must call neither of them, nor wait for a flush, nor begin spans.
    public var onEnd: (@Sendable (inout SpanRecord) -> Void)?

    /// Hooks that do nothing, or what the closures do.
    public init(
      onBegin: (@Sendable (TraceSpan) -> Void)? = nil, onEnd: (@Sendable (inout SpanRecord) -> Void)? = nil
    ) {
      self.onBegin = onBegin
      self.onEnd = onEnd
    }

    /// Hooks that copy entries of the current baggage to properties of the same names when a span begins.
    ///
    /// Baggage comes from callers, who may send anything: name only the keys that are wanted.
    ///
    ///     configuration.spanHooks = .copyingBaggage(["tenant.id", "session.id"])
    public static func copyingBaggage(_ keys: [String]) -> SpanHooks {
      SpanHooks(onBegin: { span in
        let baggage = Baggage.outgoing
        if baggage.isEmpty { return }
        for key in keys { span.setProperty(key, baggage[key]) }
      })
    }
  }
}

#if Enable
  internal import Synchronization

  /// Where each span that is an object asks for the hook at its begin.
  enum BeginHook {
    private static let hook = AtomicReference<@Sendable (TraceSpan) -> Void>()
    private static let flag = Atomic<Bool>(false)
    /// True inside the hook.
    @TaskLocal private static var isRunning = false

    /// False as long as no hook is set.
    @inline(__always)
    static var isSet: Bool { flag.load(ordering: .relaxed) }

    /// Replaces the hook; called where no other thread forks.
    static func set(_ hook: (@Sendable (TraceSpan) -> Void)?) {
      self.hook.set(hook)
      flag.store(hook != nil, ordering: .relaxed)
    }

    /// Calls the hook with a span that has just begun.
    @inline(never)
    static func call(_ core: SpanCore) {
      if isRunning { return }
      guard let hook = hook.load() else { return }
      $isRunning.withValue(true) { hook(TraceSpan(core: core)) }
    }
  }
#endif
