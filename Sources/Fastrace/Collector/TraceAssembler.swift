#if Enable
  /// Groups records into traces, and decides for each trace what becomes of it: reported, cancelled, dropped, late.
  ///
  /// A state machine without threads, locks or clocks of its own: the collector feeds it records and the time, and takes
  /// batches of finished spans out. One cycle is one reading of all buffers:
  ///
  ///     take(records) ... settle(ledger)  ->  finishCycle(now)  ->  batches
  ///
  /// A trace is reported at the end of the cycle after the one in which its root's end was seen: then every span that
  /// ended before the root has been read, whichever thread it was on.
  // SAFETY: no access to a property spans another one, so they need no checks. A collector uses its assembler only while it holds its own lock.
  final class TraceAssembler: @unchecked Sendable {
    @safe @exclusivity(unchecked) var limits: CollectorLimits {
      didSet { batches.batchSize = limits.batchSize }
    }
    @safe @exclusivity(unchecked) var tailFilter: TailFilter?
    /// Everything but what the threads and the export pipelines count.
    @safe @exclusivity(unchecked) var counts = Statistics()
    /// Takes batches of finished spans that belong together.
    let deliver: ([SpanBatch]) -> Void

    @safe @exclusivity(unchecked) var table = HandleTable()
    @safe @exclusivity(unchecked) var pool = RecordPool()
    @safe @exclusivity(unchecked) var batches: BatchBuilder
    /// Kept for its memory.
    @safe @exclusivity(unchecked) var assembly: SpanAssembly
    /// Traces whose root's end was seen in this cycle, and in the one before.
    @safe @exclusivity(unchecked) private var closingNow: [OpenTrace] = []
    @safe @exclusivity(unchecked) private var closingNext: [OpenTrace] = []
    @safe @exclusivity(unchecked) private var unannounced: [OpenTrace] = []
    @safe @exclusivity(unchecked) private var unannouncedBefore: [OpenTrace] = []
    @safe @exclusivity(unchecked) var withLateSpans: [OpenTrace] = []
    @safe @exclusivity(unchecked) private var closed = ClosedTraces()
    /// Closed ones that came to life again in this cycle.
    @safe @exclusivity(unchecked) private var reopened: [OpenTrace] = []
    @safe @exclusivity(unchecked) private var spare: [OpenTrace] = []
    /// Spare ones that a list of this cycle may still refer to.
    @safe @exclusivity(unchecked) private var forgotten: [OpenTrace] = []
    @safe @exclusivity(unchecked) private var latest: OpenTrace?

    init(limits: CollectorLimits, tailFilter: TailFilter? = nil, deliver: @escaping ([SpanBatch]) -> Void) {
      self.limits = limits
      assembly = SpanAssembly(limits: limits.details)
      batches = BatchBuilder(batchSize: limits.batchSize)
      self.tailFilter = tailFilter
      self.deliver = deliver
    }

    /// True when traces wait for a thread's buffer to be read to its end.
    @safe @exclusivity(unchecked) private(set) var waitsForUnreadThread = false

    /// True when traces wait for one more reading of the buffers.
    var needsAnotherCycle: Bool { !closingNow.isEmpty || !unannouncedBefore.isEmpty }

    // MARK: Taking records

    /// Takes `count` records of a thread.
    ///
    /// Returns the bytes that their details were charged with.
    func take(_ records: UnsafeMutableRawPointer, count: Int, thread: UInt32, now: UInt64) -> Int {
      var index = 0
      var charged = 0
      while index < count {
        let record = unsafe records + index * recordSize
        let header = unsafe RawRecords.header(record)
        let handle = unsafe RawRecords.trace(record)
        let trace = trace(handle, isAnnounced: header.kind == RawKind.openRoot)
        if header.kind == RawKind.localSpan {
          let run = unsafe localSpanRun(record, trace: handle, limit: count - index)
          counts.started += run * copies(of: trace)
          unsafe hold(record, count: run, spans: run, heapBytes: 0, in: trace, thread: thread)
          index += run
        } else {
          charged += unsafe take(record, header.kind, trace, thread: thread, now: now)
          index += 1
        }
      }
      return charged
    }

    /// How many local spans of the same trace follow each other.
    private func localSpanRun(_ records: UnsafeMutableRawPointer, trace: UInt64, limit: Int) -> Int {
      var run = 1
      while run < limit {
        let record = unsafe records + run * recordSize
        guard unsafe RawRecords.header(record).kind == RawKind.localSpan, unsafe RawRecords.trace(record) == trace
        else {
          break
        }
        run += 1
      }
      return run
    }

    private func take(
      _ record: UnsafeMutableRawPointer, _ kind: UInt8, _ trace: OpenTrace, thread: UInt32, now: UInt64
    ) -> Int {
      switch kind {
      case RawKind.childSpan:
        liveSpanEnded(in: trace)
        unsafe hold(record, count: 1, spans: 1, heapBytes: 0, in: trace, thread: thread)
        forgetIfDoneWithTargets(trace)
      case RawKind.rootSpan:
        unsafe takeRoot(record, trace, thread: thread)
      case RawKind.openRoot:
        announce(trace, unsafe RawRecords.move(record, as: RawSignal.self), now: now)
      case RawKind.openChild:
        childBegan(in: trace)
      case RawKind.openShared:
        announceShared(trace, unsafe RawRecords.move(record, as: RawSignal.self))
      case RawKind.cancel:
        cancel(trace)
      case RawKind.attach:
        let signal = unsafe RawRecords.move(record, as: RawSignal.self)
        if let spans = signal.object as? LocalSpansStorage { attach(spans, to: signal.id, in: trace, thread: thread) }
      default:
        let bytes = unsafe RawRecords.heapBytes(record)
        unsafe hold(record, count: 1, spans: 0, heapBytes: bytes, in: trace, thread: thread)
        return bytes
      }
      return 0
    }

    func takeRoot(_ record: UnsafeMutableRawPointer, _ trace: OpenTrace, thread: UInt32) {
      liveSpanEnded(in: trace)
      trace.rootHasEnded = true
      trace.rootThread = thread
      unsafe hold(record, count: 1, spans: 1, heapBytes: 0, in: trace, thread: thread, isRoot: true)
      if case .open = trace.phase { close(trace) }
      forgetIfDone(trace)
    }

    // MARK: The life of a trace

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
      if let earlier = closed.take(handle) {
        trace.resume(earlier)
        reopened.append(trace)
      } else {
        unannounced.append(trace)
      }
      return trace
    }

    private func announce(_ trace: OpenTrace, _ signal: RawSignal, now: UInt64) {
      trace.flags = TraceFlags(rawValue: signal.header.flags)
      trace.traceID = TraceID(high: signal.traceHigh, low: signal.traceLow)
      trace.traceState = (signal.object as? TraceStateBox)?.state ?? TraceState()
      trace.openedAt = now
      trace.liveSpans += 1
      counts.liveSpans += 1
      counts.started += 1
      counts.openTraces += 1
      trace.phase = .open
      if trace.cancelIsPending { return discard(trace, .cancelled) }
      if counts.openTraces > limits.openTraces { return discard(trace, .dropped(.openTraceLimit)) }
      if trace.rootHasEnded { close(trace) }
    }

    private func close(_ trace: OpenTrace) {
      trace.phase = .closing
      counts.openTraces -= 1
      closingNext.append(trace)
    }

    func cancel(_ trace: OpenTrace) {
      switch trace.phase {
      case .unannounced: trace.cancelIsPending = true
      case .open, .closing: discard(trace, .cancelled)
      // The root of a trace that was reported in part has not ended: the rest of it can still be discarded.
      case .reported: if trace.isPartial, !trace.rootHasEnded { discard(trace, .cancelled) }
      case .discarded: break
      }
    }

    /// Drops what a trace holds, and whatever will still come.
    func discard(_ trace: OpenTrace, _ reason: OpenTrace.Discard) {
      if case .open = trace.phase { counts.openTraces -= 1 }
      trace.phase = .discarded(reason)
      trace.records.removeAll(to: &pool)
      count(release(trace), reason)
      forgetIfDone(trace)
    }

    /// Takes what a trace holds off the accounts.
    ///
    /// Returns the number of its finished spans.
    func release(_ trace: OpenTrace) -> Int {
      let spans = trace.heldSpans
      counts.heldSpans -= spans
      counts.heldBytes -= trace.heldBytes
      trace.heldSpans = 0
      trace.heldBytes = 0
      return spans
    }

    func count(_ spans: Int, _ reason: OpenTrace.Discard) {
      switch reason {
      case .cancelled: counts.cancelled += spans
      case .dropped(let cause): counts.drop(spans, cause)
      }
    }

    // MARK: The end of a cycle

    /// Reports what is ready: traces that were closing before this cycle, late spans, traces that are too old.
    ///
    /// While there is much to read, a batch that is not full waits for the next cycle.
    ///
    /// - Parameters:
    ///   - anchor: Evaluated only when there is something to report.
    ///   - unreadThread: The one thread whose buffer has not been read to its end, if there is one.
    func finishCycle(
      now: UInt64, anchor: @autoclosure () -> TickAnchor, isBusy: Bool = false, unreadThread: UInt32? = nil
    ) {
      waitsForUnreadThread = unreadThread != nil && !unannouncedBefore.isEmpty
      if !closingNow.isEmpty || !withLateSpans.isEmpty { reportReady(anchor(), unreadThread) }
      for trace in reopened { forgetIfDone(trace) }
      reopened.removeAll(keepingCapacity: true)
      closingNow.removeAll(keepingCapacity: true)
      swap(&closingNow, &closingNext)
      // What an unknown trace is may be said in the part that was not read.
      if unreadThread == nil { forgetUnannounced() }
      if !isBusy { flushBatch() }
      while let trace = forgotten.popLast() { if spare.count < 4096 { spare.append(trace) } }
    }

    private func reportReady(_ anchor: TickAnchor, _ unreadThread: UInt32?) {
      for trace in closingNow {
        // A trace that was cancelled while it was closing has another phase by now.
        guard case .closing = trace.phase else { continue }
        // Spans of its own thread that ended before the root come before it in the same buffer.
        if let unreadThread, trace.rootThread != unreadThread {
          closingNext.append(trace)
          waitsForUnreadThread = true
        } else {
          report(trace, anchor)
        }
      }
      while let trace = withLateSpans.popLast() { reportLate(trace, anchor) }
    }

    private func forgetUnannounced() {
      for trace in unannouncedBefore {
        guard case .unannounced = trace.phase else { continue }
        // Its announcement would have been read by now: it belongs to a trace that is forgotten. Spans that ended without
        // a beginning began before a fork, in the parent process.
        let unbegun = max(0, -trace.liveSpans)
        counts.started += unbegun
        counts.liveSpans += unbegun
        trace.liveSpans += unbegun
        discard(trace, .dropped(.traceForgotten))
      }
      unannouncedBefore.removeAll(keepingCapacity: true)
      swap(&unannouncedBefore, &unannounced)
      unannouncedBefore.removeAll { if case .unannounced = $0.phase { false } else { true } }
    }

    /// Forgets a trace that is finished with once nothing of it can come any more, and keeps a while what was decided.
    func forgetIfDone(_ trace: OpenTrace) {
      guard trace.liveSpans <= 0, !trace.isInLateList, let rest = trace.closed else { return }
      counts.droppedDetails += closed.add(trace.handle, rest)
      if latest === trace { latest = nil }
      // Whoever still holds it in this cycle sees that it is finished.
      if let removed = table.remove(trace.handle) { forgotten.append(removed) }
    }

    /// Gives memory that is kept for reuse back to the system, for an application that has become quiet.
    func releaseMemory() {
      batches.releaseMemory()
      pool.trim()
      spare = []
    }

    /// Delivers what has gathered, in batches that are no larger than a reporter gets at once.
    func flushBatch() {
      let batches = batches.takeBatches()
      if !batches.isEmpty { deliver(batches) }
    }
  }
#endif
