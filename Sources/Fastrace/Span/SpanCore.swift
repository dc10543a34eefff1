#if Enable
  import CFastrace
  import Synchronization

  /// What a ``Span`` refers to: the identity of a span that is an object, because it can outlive a scope or a thread.
  ///
  /// It holds nothing that is recorded later: properties, events and the rest go straight to the thread's buffer.
  // SAFETY: the fields are written only while one reference exists (`reset`); `phase` is atomic.
  @usableFromInline
  final class SpanCore: @unchecked Sendable {
    /// Whose records these are: a handle, or `TraceHandle.unsampled`.
    private(set) var trace: UInt64
    private(set) var id: UInt64
    private(set) var parent: UInt64
    private(set) var traceID: TraceID
    private(set) var flags: TraceFlags
    private(set) var traceState: TraceState
    private(set) var begin: UInt64
    private(set) var header: RawHeader
    private var name: String
    private let phase = Atomic<UInt8>(Phase.open)
    private let details = Atomic<UInt32>(0)

    private enum Phase {
      static let open: UInt8 = 0
      static let ended: UInt8 = 1
    }

    init(_ identity: SpanIdentity, name: consuming String, begin: UInt64) {
      trace = identity.trace
      id = identity.id
      parent = identity.parent
      traceID = identity.traceID
      flags = identity.flags
      traceState = identity.traceState
      header = identity.header
      self.begin = begin
      self.name = name
    }

    /// Makes an ended span that nobody else refers to into a new one.
    func reset(_ identity: SpanIdentity, name: consuming String, begin: UInt64) {
      trace = identity.trace
      id = identity.id
      parent = identity.parent
      traceID = identity.traceID
      flags = identity.flags
      traceState = identity.traceState
      header = identity.header
      self.begin = begin
      self.name = name
      details.store(0, ordering: .relaxed)
      phase.store(Phase.open, ordering: .relaxed)
    }

    deinit {
      if phase.load(ordering: .relaxed) == Phase.open { finish() }
    }

    // MARK: State

    var isRoot: Bool { header.kind == RawKind.rootSpan }
    var isSampled: Bool { trace != TraceHandle.unsampled }

    /// True while details of the span are recorded.
    @usableFromInline
    var isRecording: Bool { isSampled && phase.load(ordering: .relaxed) == Phase.open }

    /// The owner of the next detail: numbered, because details of one span can be written by several threads.
    @usableFromInline
    var detail: DetailOwner {
      DetailOwner(trace: trace, id: id, order: details.wrappingAdd(1, ordering: .relaxed).newValue)
    }

    var context: SpanContext {
      SpanContext(
        traceID: traceID, spanID: SpanID(rawValue: id), traceFlags: flags, isRemote: false, traceState: traceState)
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

    private func finish() {
      guard isSampled else { return }
      let end = fastrace_ticks()
      let thread = ThreadState.current
      let record = RawSpan(header: header, trace: trace, id: id, parent: parent, begin: begin, end: end, name: name)
      if thread.prepare(), thread.append(record, of: trace) { return }
      Runtime.current.ledger.noteEnd(record)
    }

    /// Asks the collector to discard the trace.
    ///
    /// Only on a root.
    func cancel() {
      guard isRoot, isSampled else { return }
      let thread = ThreadState.current
      let signal = RawSignal(
        header: RawHeader(kind: RawKind.cancel), trace: trace, id: id, parent: 0, traceHigh: 0, traceLow: 0)
      if thread.prepare(), thread.append(signal, of: trace) { return }
      Runtime.current.ledger.noteCancel(trace)
    }
  }

  /// Who a new span is.
  struct SpanIdentity {
    var trace: UInt64
    var id: UInt64
    var parent: UInt64
    var traceID: TraceID
    var flags: TraceFlags
    var traceState: TraceState
    var header: RawHeader
  }
#endif
