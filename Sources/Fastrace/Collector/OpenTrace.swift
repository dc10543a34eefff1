#if Enable
  /// What the collector knows about one trace, or about one span that several traces share.
  ///
  ///     unannounced -> open -> closing -> reported  --(no live spans left)--> forgotten
  ///          |           \-> discarded -----------------^                        |
  ///          |<------------------------------------------------(a late span)-----/
  ///          \-> reported, when the span says what trace it is of; discarded, when the trace was or nobody says it
  ///
  /// Only the assembler uses it, and no access to a property spans another one; the checks for that would cost more than
  /// the accesses themselves.
  final class OpenTrace {
    enum Phase {
      /// Records came before the announcement, which another thread wrote: it comes within one cycle. Or long after it.
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
    @safe @exclusivity(unchecked) var severalParents: SeveralParents?
    /// True when the root was cancelled before its announcement was read.
    @safe @exclusivity(unchecked) var cancelIsPending = false
    /// True while the trace is in the list of traces that have late spans to report.
    @safe @exclusivity(unchecked) var isInLateList = false
    /// True while the trace is in a list of traces that were met without their announcement.
    @safe @exclusivity(unchecked) var isListed = false
    /// True when a record has said what the trace is, which has not been announced.
    @safe @exclusivity(unchecked) var isIdentified = false
    /// True while what the trace holds waits for what it belongs to; see `WaitingTraces`.
    @safe @exclusivity(unchecked) var isWaiting = false
    /// True once it is out of the table.
    @safe @exclusivity(unchecked) var isForgotten = false
    @safe @exclusivity(unchecked) var isPartial = false

    /// How many details the records may be before what is over the limits is left out.
    @safe @exclusivity(unchecked) var detailBound = 0

    var isUnannounced: Bool { if case .unannounced = phase { true } else { false } }
    var isDiscarded: Bool { if case .discarded = phase { true } else { false } }
    /// True once what comes is late, or dropped.
    var isDecided: Bool {
      switch phase {
      case .unannounced, .open, .closing: false
      case .reported, .discarded: true
      }
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
      severalParents = nil
      cancelIsPending = false
      isInLateList = false
      isListed = false
      isIdentified = false
      isWaiting = false
      isForgotten = false
      isPartial = false
      detailBound = TraceAssembler.freeDetails
    }
  }
#endif
