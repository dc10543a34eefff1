#if Enable
  /// What the collector knows about one trace, or about one span that several traces share.
  ///
  ///     unannounced -> open -> closing -> reported  --(no live spans left)--> forgotten
  ///          |           \-> discarded -----------------^
  ///          \-> forgotten
  ///
  /// Only the assembler uses it, and no access to a property spans another one; the checks for that would cost more than
  /// the accesses themselves.
  final class OpenTrace {
    enum Phase {
      /// Records came before the announcement, which another thread wrote: it comes within one cycle.
      case unannounced
      /// Waiting for the root's end.
      case open
      /// The root has ended; waiting until every buffer was read once more.
      case closing
      /// Reported; what comes now is late.
      case reported
      /// Nothing of it is reported, and what comes is dropped too.
      case discarded(Discard)
    }

    enum Discard: Equatable {
      case cancelled
      case dropped(Fastrace.DropCause)
    }

    @safe @exclusivity(unchecked) private(set) var handle: UInt64 = 0
    @safe @exclusivity(unchecked) var phase = Phase.unannounced
    @safe @exclusivity(unchecked) var traceID = TraceID(high: 0, low: 0)
    @safe @exclusivity(unchecked) var flags: TraceFlags = .sampled
    @safe @exclusivity(unchecked) var traceState = TraceState()
    /// When the trace was announced, on the monotonic clock.
    @safe @exclusivity(unchecked) var openedAt: UInt64 = 0
    /// Spans that were announced and have not ended.
    @safe @exclusivity(unchecked) var liveSpans = 0
    @safe @exclusivity(unchecked) var rootHasEnded = false
    /// The thread that ended the root, by the system's number.
    ///
    /// A new thread can have the same number only when this one has ended, and the system has given all other numbers
    /// meanwhile (Linux, by default 32,768 or more). If that ever happens while the trace waits for the next reading, and
    /// the new thread has much to read, spans that ended on that thread are reported late.
    @safe @exclusivity(unchecked) var rootThread: UInt32 = 0
    /// The finished spans among the records.
    @safe @exclusivity(unchecked) var heldSpans = 0
    /// Bytes of the records and of what they keep outside of them.
    @safe @exclusivity(unchecked) var heldBytes = 0
    /// Its spans and their details; of a trace that was reported, details whose span has not ended.
    @safe @exclusivity(unchecked) var records = RecordList()
    /// Not nil for a span that several traces share: where its records go.
    @safe @exclusivity(unchecked) var shared: Shared?
    /// True when the root was cancelled before its announcement was read.
    @safe @exclusivity(unchecked) var cancelIsPending = false
    /// True while the trace is in the list of traces that have late spans to report.
    @safe @exclusivity(unchecked) var isInLateList = false
    /// True once nothing of it is open any more: what was decided is in the list of closed traces.
    @safe @exclusivity(unchecked) var isClosed = false
    @safe @exclusivity(unchecked) var isPartial = false

    struct Shared {
      var spanID: UInt64
      var targets: [SharedParents.Target]
    }

    /// Makes the object, which may have been another trace before, a new trace.
    func reset(_ handle: UInt64) {
      self.handle = handle
      phase = .unannounced
      if !traceState.isEmpty { traceState = TraceState() }
      liveSpans = 0
      rootHasEnded = false
      heldSpans = 0
      heldBytes = 0
      shared = nil
      cancelIsPending = false
      isInLateList = false
      isClosed = false
      isPartial = false
    }

    /// What is kept of the trace when nothing of it is open any more; nil while it is not decided on.
    var closed: ClosedTrace? {
      let decision: ClosedTrace.Decision
      switch phase {
      case .unannounced, .open, .closing: return nil
      case .reported: decision = .reported(isPartial: isPartial)
      case .discarded(let reason): decision = .discarded(reason)
      }
      return ClosedTrace(self, decision)
    }

    /// Takes over what was kept of it, after ``reset(_:)``.
    func resume(_ closed: ClosedTrace) {
      traceID = closed.traceID
      flags = closed.flags
      rootHasEnded = closed.rootHasEnded
      liveSpans = Int(closed.liveSpans)
      switch closed.decision {
      case .reported(let isPartial):
        phase = .reported
        self.isPartial = isPartial
      case .discarded(let reason):
        phase = .discarded(reason)
      }
      guard let extras = closed.extras else { return }
      traceState = extras.traceState
      shared = extras.shared
      heldBytes = extras.heldBytes
      swap(&records, &extras.records)
    }
  }
#endif
