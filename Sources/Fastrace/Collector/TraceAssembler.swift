#if Enable
  /// Groups records into traces, and decides for each trace what becomes of it: reported, cancelled, dropped, late.
  ///
  /// A state machine without threads, locks or clocks of its own: the collector feeds it records and the time, and takes
  /// batches of finished spans out. One cycle is one reading of all buffers:
  ///
  ///     consume(records) ... apply(ledger)  ->  finishCycle(now)  ->  batches
  ///
  /// A trace is reported at the end of the cycle after the one in which its root's end was seen: then every span that
  /// ended before the root has been read, whichever thread it was on. It is forgotten when no span of it is alive; what
  /// comes later says itself what trace it belongs to.
  // SAFETY: no access to a property spans another one, so they need no checks. A collector uses its assembler only while it
  // holds its own lock.
  final class TraceAssembler: @unchecked Sendable {
    @safe @exclusivity(unchecked) var limits: CollectorLimits {
      didSet { batches.batchSize = limits.batchSize }
    }
    @safe @exclusivity(unchecked) var tailFilter: TailFilter?
    /// Called for each span that is reported.
    @safe @exclusivity(unchecked) var endHook: (@Sendable (inout SpanRecord) -> Void)?
    /// Everything but what the threads and the export pipelines count.
    @safe @exclusivity(unchecked) var counts = Fastrace.Statistics()
    /// Takes batches of finished spans that belong together.
    let deliver: ([SpanBatch]) -> Void

    @safe @exclusivity(unchecked) var table = HandleTable()
    @safe @exclusivity(unchecked) var pool = RecordPool()
    @safe @exclusivity(unchecked) var batches: BatchBuilder
    /// Kept for its memory.
    @safe @exclusivity(unchecked) var assembly: SpanAssembly
    /// Traces whose root's end was seen in this cycle, and in the one before.
    @safe @exclusivity(unchecked) var closingNow: [OpenTrace] = []
    @safe @exclusivity(unchecked) var closingNext: [OpenTrace] = []
    /// Traces that were met without their announcement in this cycle, and in the one before.
    @safe @exclusivity(unchecked) var unannounced: [OpenTrace] = []
    @safe @exclusivity(unchecked) var unannouncedBefore: [OpenTrace] = []
    @safe @exclusivity(unchecked) var withLateSpans: [OpenTrace] = []
    @safe @exclusivity(unchecked) var discarded = DiscardedTraces()
    @safe @exclusivity(unchecked) var waiting = WaitingTraces()
    /// When the last cycle ended.
    @safe @exclusivity(unchecked) var now: UInt64 = 0
    @safe @exclusivity(unchecked) var spare: [OpenTrace] = []
    /// Spare ones that a list of this cycle may still refer to.
    @safe @exclusivity(unchecked) var forgotten: [OpenTrace] = []
    @safe @exclusivity(unchecked) var latest: OpenTrace?

    init(limits: CollectorLimits, tailFilter: TailFilter? = nil, deliver: @escaping ([SpanBatch]) -> Void) {
      self.limits = limits
      assembly = SpanAssembly(limits: limits.details)
      batches = BatchBuilder(batchSize: limits.batchSize)
      self.tailFilter = tailFilter
      self.deliver = deliver
    }

    /// True when traces wait for a thread's buffer to be read to its end.
    @safe @exclusivity(unchecked) var waitsForUnreadThread = false

    /// True when traces wait for one more reading of the buffers.
    var needsAnotherCycle: Bool { !closingNow.isEmpty || !unannouncedBefore.isEmpty }

    /// Consumes `count` records of a thread.
    ///
    /// Returns the bytes that their details were charged with.
    func consume(_ records: UnsafeMutableRawPointer, count: Int, thread: UInt32, now: UInt64) -> Int {
      var index = 0
      var charged = 0
      while index < count {
        let record = unsafe records + index * recordSize
        let header = unsafe RawRecords.header(record)
        let handle = unsafe RawRecords.trace(record)
        let trace = trace(handle, isAnnounced: header.kind == RawKind.openRoot)
        let run = unsafe RecordRun(record, trace: handle, limit: count - index)
        if run.count > 0 {
          if run.spans > 0 { counts.started += run.spans * copies(of: trace) }
          unsafe hold(record, run, in: trace, thread: thread)
          charged += run.heapBytes
          index += run.count
        } else {
          unsafe consume(record, header.kind, trace, thread: thread, now: now)
          index += 1
        }
      }
      return charged
    }

    private func consume(
      _ record: UnsafeMutableRawPointer, _ kind: UInt8, _ trace: OpenTrace, thread: UInt32, now: UInt64
    ) {
      switch kind {
      case RawKind.childSpan:
        liveSpanEnded(in: trace)
        unsafe hold(record, RecordRun(of: record), in: trace, thread: thread)
        forgetIfDoneWithTargets(trace)
      case RawKind.rootSpan:
        unsafe consumeRoot(record, trace, thread: thread)
      case RawKind.openRoot:
        announce(trace, unsafe RawRecords.move(record, as: RawSignal.self), now: now)
      case RawKind.openChild:
        unsafe identify(trace, record)
        childBegan(in: trace)
      case RawKind.identify:
        unsafe identify(trace, record)
        forgetIfDone(trace)
      case RawKind.cancel:
        cancel(trace)
      case RawKind.attach:
        let signal = unsafe RawRecords.move(record, as: RawSignal.self)
        if let spans = signal.object as? LocalSpansStorage { attach(spans, to: signal.id, in: trace, thread: thread) }
      default:
        break
      }
    }

    func consumeRoot(_ record: UnsafeMutableRawPointer, _ trace: OpenTrace, thread: UInt32) {
      liveSpanEnded(in: trace)
      trace.rootHasEnded = true
      trace.rootThread = thread
      unsafe hold(record, RecordRun(of: record), in: trace, thread: thread, always: true)
      if case .open = trace.phase { close(trace) }
      forgetIfDone(trace)
    }

    // MARK: Traces

    /// The trace with this handle; a new one if there is none.
    func trace(_ handle: UInt64, isAnnounced: Bool = false) -> OpenTrace {
      if let latest, latest.handle == handle { return latest }
      let found = table[handle] ?? begin(handle, isAnnounced: isAnnounced)
      latest = found
      return found
    }

    private func begin(_ handle: UInt64, isAnnounced: Bool) -> OpenTrace {
      let trace = spare.popLast() ?? OpenTrace()
      trace.reset(handle)
      table.insert(trace)
      if isAnnounced { return trace }
      if let reason = discarded.reason(handle) { trace.phase = .discarded(reason) }
      list(trace)
      return trace
    }

    /// Has the trace settled when its announcement must have been read.
    func list(_ trace: OpenTrace) {
      guard !trace.isListed else { return }
      trace.isListed = true
      unannounced.append(trace)
    }
  }
#endif
