#if Enable
  import CFastrace
  import Synchronization

  /// What a ``TraceSpan`` refers to: the identity of a span that is an object, because it can outlive a scope or a thread.
  ///
  /// It holds nothing that is recorded later: properties, events and the rest go straight to the thread's buffer.
  // SAFETY: no access to a field spans another one, so they need no checks. The fields are written only while one reference exists (`init` and `begin`), or by whoever ends the span, of
  // whom there is one; `phase` and `details` are atomic.
  @usableFromInline
  final class SpanCore: @unchecked Sendable {
    /// Whose records these are: a handle, or `TraceHandle.unsampled` or `dropped`.
    @safe @exclusivity(unchecked) private(set) var trace: UInt64
    @safe @exclusivity(unchecked) private(set) var id: UInt64
    @safe @exclusivity(unchecked) private(set) var parent: UInt64
    @safe @exclusivity(unchecked) private(set) var traceID: TraceID
    @safe @exclusivity(unchecked) private(set) var flags: TraceFlags
    /// A `TraceStateBox`, or the `SeveralParents` of a span that appears in several traces; nearly always nil.
    @safe @exclusivity(unchecked) private(set) var companion: AnyObject?
    @safe @exclusivity(unchecked) private(set) var begin: UInt64 = 0
    @safe @exclusivity(unchecked) private(set) var header: RawHeader
    @safe @exclusivity(unchecked) private var name = ""
    private let phase = Atomic<UInt8>(Phase.open)
    private let details = Atomic<UInt32>(0)

    private enum Phase {
      static let open: UInt8 = 0
      static let ended: UInt8 = 1
    }

    @inline(__always)
    convenience init(
      trace: UInt64, id: UInt64, parent: UInt64, traceID: TraceID, flags: TraceFlags, traceState: TraceState,
      header: RawHeader
    ) {
      self.init(
        trace: trace, id: id, parent: parent, traceID: traceID, flags: flags,
        companion: traceState.isEmpty ? nil : TraceStateBox(traceState), header: header)
    }

    @inline(__always)
    init(
      trace: UInt64, id: UInt64, parent: UInt64, traceID: TraceID, flags: TraceFlags, companion: AnyObject?,
      header: RawHeader
    ) {
      self.trace = trace
      self.id = id
      self.parent = parent
      self.traceID = traceID
      self.flags = flags
      self.companion = companion
      self.header = header
    }

    /// Makes an ended span that nobody else refers to into a new one.
    @inline(__always)
    func reset(
      trace: UInt64, id: UInt64, parent: UInt64, traceID: TraceID, flags: TraceFlags, companion: AnyObject?,
      header: RawHeader
    ) {
      self.trace = trace
      self.id = id
      self.parent = parent
      self.traceID = traceID
      self.flags = flags
      self.companion = companion
      self.header = header
      details.store(0, ordering: .relaxed)
      phase.store(Phase.open, ordering: .relaxed)
    }

    /// Starts the clock; the last thing before the span is handed out.
    @inline(__always)
    func begin(_ name: consuming String) {
      self.name = name
      begin = fastrace_ticks()
    }

    /// Makes the span begin at a time of day, before it is handed out.
    func begin(atUnixNanoseconds time: UInt64) {
      begin = time
      header.flags |= RawFlags.beginIsUnix
    }

    deinit {
      if phase.load(ordering: .relaxed) == Phase.open { finish() }
    }

    // MARK: State

    /// The vendors' data that travels with the trace; of several traces, with that of the first parent.
    var traceState: TraceState {
      guard let companion else { return TraceState() }
      if let box = companion as? TraceStateBox { return box.state }
      return (companion as? SeveralParents)?.targets.first?.state?.state ?? TraceState()
    }
    /// Where the span appears, when that is in several traces.
    var severalParents: SeveralParents? { companion.flatMap { $0 as? SeveralParents } }

    var isRoot: Bool { header.kind == RawKind.rootSpan }
    var isSampled: Bool { trace > TraceHandle.dropped }
    /// True when it stands for a span of another process, under which nothing but a root can begin.
    var isRemote: Bool { header.flags & RawFlags.isRemote != 0 }

    /// The time since the span began.
    var elapsed: Duration {
      if header.flags & RawFlags.beginIsUnix == 0 {
        return TickClock.Instant(ticks: begin).duration(to: TickClock.now)
      }
      let now = fastrace_realtime_ns()
      return .nanoseconds(Int64(clamping: now > begin ? now - begin : 0))
    }

    /// True from the end of the span on.
    var hasEnded: Bool { phase.load(ordering: .relaxed) == Phase.ended }

    /// True while details of the span are recorded.
    @usableFromInline
    var isRecording: Bool { isSampled && phase.load(ordering: .relaxed) == Phase.open }

    /// The owner of the next detail: numbered, because details of one span can be written by several threads.
    @usableFromInline
    var detail: DetailOwner {
      DetailOwner(trace: trace, id: id, order: details.wrappingAdd(1, ordering: .relaxed).newValue)
    }

    var context: SpanContext {
      var context = SpanContext(
        traceID: traceID, spanID: SpanID(rawValue: id), traceFlags: flags, isRemote: isRemote, traceState: traceState)
      context.isDeferred = header.flags & RawFlags.isDeferred != 0
      return context
    }

    // MARK: End

    /// Ends the span; a second call has no effect.
    @usableFromInline
    func end() {
      // ORDERING: acquiring and releasing, because the core may be reused by the thread that sees it ended.
      guard phase.exchange(Phase.ended, ordering: .acquiringAndReleasing) == Phase.open else { return }
      finish()
      SpanPool.keep(self)
    }

    /// Ends the span at a time of day.
    func end(atUnixNanoseconds time: UInt64) {
      // ORDERING: as above.
      guard phase.exchange(Phase.ended, ordering: .acquiringAndReleasing) == Phase.open else { return }
      // Other threads may read the header meanwhile, for the context.
      var header = header
      header.flags |= RawFlags.endIsUnix
      if isSampled { write(header, end: time) }
      SpanPool.keep(self)
    }

    @inline(__always)
    private func finish() {
      guard isSampled else { return }
      write(header, end: fastrace_ticks())
    }

    @inline(__always)
    private func write(_ header: RawHeader, end: UInt64) {
      let thread = ThreadState.current
      guard thread.prepare(), let record = unsafe thread.reserve(of: trace) else {
        return finishWithoutRoom(header, end)
      }
      var name = ""
      swap(&name, &self.name)
      // SAFETY: 64 reserved bytes; all record types fit (RawRecordTests).
      unsafe record.bindMemory(to: RawSpan.self, capacity: 1).initialize(
        to: RawSpan(header: header, trace: trace, id: id, parent: parent, begin: begin, end: end, name: name))
      unsafe thread.commit(record)
    }

    @inline(never)
    private func finishWithoutRoom(_ header: RawHeader, _ end: UInt64) {
      Runtime.current.ledger.noteEnd(
        RawSpan(header: header, trace: trace, id: id, parent: parent, begin: begin, end: end, name: name))
    }

    /// Asks the collector to discard the trace.
    ///
    /// Only on a root.
    func cancel() {
      guard isRoot, isSampled else { return }
      let thread = ThreadState.current
      guard thread.prepare(), let record = unsafe thread.reserve(of: trace) else {
        return Runtime.current.ledger.noteCancel(trace)
      }
      unsafe RawMark.write(RawKind.cancel, trace: trace, to: record)
      unsafe thread.commit(record)
    }
  }

  /// Keeps one ended SpanCore per thread for the next span: a Swift object costs as much to make and free as two clock
  /// reads.
  enum SpanPool {
    /// The thread's spare core if nobody else refers to it any more.
    @inline(__always)
    static func take(_ thread: ThreadState) -> SpanCore? {
      guard let spare = unsafe thread.block.pointee.spare_span else { return nil }
      unsafe thread.block.pointee.spare_span = nil
      // SAFETY: `keep` stored it retained.
      var core = unsafe Unmanaged<SpanCore>.fromOpaque(spare).takeRetainedValue()
      return isKnownUniquelyReferenced(&core) ? core : nil
    }

    /// Keeps a core that has ended.
    @inline(__always)
    static func keep(_ core: SpanCore) {
      let thread = ThreadState.current
      // Only a thread that is watched gives the spare core back when it ends.
      guard unsafe thread.block.pointee.spare_span == nil && thread.block.pointee.buffer != nil else { return }
      // SAFETY: released by `take` or `empty`.
      unsafe thread.block.pointee.spare_span = Unmanaged.passRetained(core).toOpaque()
    }

    /// Frees the thread's spare core.
    static func empty(_ block: UnsafeMutablePointer<fastrace_thread>) {
      guard let spare = unsafe block.pointee.spare_span else { return }
      unsafe block.pointee.spare_span = nil
      // SAFETY: `keep` retained it.
      unsafe Unmanaged<SpanCore>.fromOpaque(spare).release()
    }
  }
#endif
