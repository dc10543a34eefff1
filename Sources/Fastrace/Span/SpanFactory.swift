#if Enable
  import CFastrace

  /// Makes spans that are objects: decides whether they are recorded and announces them to the collector.
  ///
  /// A root and every child object is announced by a record when it begins, so that the collector knows which traces
  /// still have spans to come, and counts exactly.
  @usableFromInline
  enum SpanFactory {
    // MARK: Roots

    @usableFromInline
    static func root(_ name: () -> String, context: () -> SpanContext?, kind: SpanKind) -> SpanCore? {
      let mode = fastrace_get_root_mode()
      let parent = context()
      let thread = ThreadState.current
      guard mode != RootMode.noReporter, thread.prepare() else { return withoutReporter(parent, thread) }
      let name = name()
      let hasParent = parent?.spanID.isValid ?? false
      let traceID = traceID(of: parent, thread)
      var isSampled = hasParent ? parent?.isSampled ?? true : true
      if mode == RootMode.askSampler {
        isSampled = Runtime.current.sampling.decide(
          SamplingParameters(traceID: traceID, parent: hasParent ? parent : nil, name: name, kind: kind))
      }
      var identity = SpanIdentity(
        trace: TraceHandle.unsampled, id: thread.nextID(), parent: parent?.spanID.rawValue ?? 0, traceID: traceID,
        flags: parent?.traceFlags ?? [], traceState: parent?.traceState ?? TraceState(),
        header: RawHeader(
          kind: RawKind.rootSpan, spanKind: kind.rawValue,
          flags: parent?.isRemote == true && hasParent ? RawFlags.parentIsRemote : 0))
      if isSampled { identity.trace = announceRoot(identity, thread) }
      if identity.trace == TraceHandle.unsampled {
        identity.flags.remove(.sampled)
      } else {
        identity.flags.insert(.sampled)
      }
      return SpanPool.make(identity, name: name, begin: fastrace_ticks(), on: thread)
    }

    /// Before a reporter is set nothing is recorded, and an incoming context is passed on as it came.
    private static func withoutReporter(_ parent: SpanContext?, _ thread: ThreadState) -> SpanCore? {
      if thread.prepare() { thread.buffer?.counters.increment(.spansWithoutReporter) }
      guard let parent, parent.isValid else { return nil }
      let identity = SpanIdentity(
        trace: TraceHandle.unsampled, id: parent.spanID.rawValue, parent: 0, traceID: parent.traceID,
        flags: parent.traceFlags, traceState: parent.traceState, header: RawHeader(kind: RawKind.rootSpan))
      return SpanCore(identity, name: "", begin: 0)
    }

    private static func traceID(of parent: SpanContext?, _ thread: ThreadState) -> TraceID {
      if let parent, parent.traceID.isValid { return parent.traceID }
      return TraceID(high: thread.nextID(), low: thread.nextID())
    }

    private static func announceRoot(_ identity: SpanIdentity, _ thread: ThreadState) -> UInt64 {
      let handle = thread.nextHandle()
      let state = identity.traceState
      let signal = RawSignal(
        header: RawHeader(kind: RawKind.openRoot), trace: handle, id: identity.id, parent: identity.parent,
        traceHigh: identity.traceID.high, traceLow: identity.traceID.low,
        object: state.isEmpty ? nil : TraceStateBox(state))
      return announce(signal, handle, thread)
    }

    /// The handle, or `unsampled` and a counted drop when the buffer has no room for the announcement.
    @inline(__always)
    private static func announce(_ signal: consuming RawSignal, _ handle: UInt64, _ thread: ThreadState) -> UInt64 {
      if thread.append(signal, of: handle) { return handle }
      thread.buffer?.counters.increment(.spansWithoutRoom)
      return TraceHandle.unsampled
    }

    // MARK: Children

    @usableFromInline
    static func child(_ name: () -> String, kind: SpanKind) -> SpanCore? {
      guard let parent = CurrentSpan.parent else { return nil }
      return child(name, of: parent.core, id: parent.id, kind: kind)
    }

    @usableFromInline
    static func child(_ name: () -> String, of parent: SpanCore?, kind: SpanKind) -> SpanCore? {
      guard let parent else { return nil }
      return child(name, of: parent, id: parent.id, kind: kind)
    }

    @inline(__always)
    private static func child(_ name: () -> String, of parent: SpanCore, id: UInt64, kind: SpanKind) -> SpanCore? {
      // What is not recorded needs no identity of its own: the parent's context travels on.
      guard parent.isSampled else { return parent }
      let thread = ThreadState.current
      guard thread.prepare() else { return nil }
      let signal = RawSignal(header: RawHeader(kind: RawKind.openChild), trace: parent.trace, id: 0)
      var identity = SpanIdentity(
        trace: announce(signal, parent.trace, thread), id: thread.nextID(), parent: id, traceID: parent.traceID,
        flags: parent.flags, traceState: parent.traceState,
        header: RawHeader(kind: RawKind.childSpan, spanKind: kind.rawValue))
      if identity.trace == TraceHandle.unsampled { identity.flags.remove(.sampled) }
      return SpanPool.make(identity, name: name(), begin: fastrace_ticks(), on: thread)
    }

    /// A span under several parents.
    static func shared(_ name: () -> String, of parents: [SpanCore], kind: SpanKind) -> SpanCore? {
      let recorded = parents.filter(\.isSampled)
      guard recorded.count > 1, let first = recorded.first else {
        return child(name, of: recorded.first ?? parents.first, kind: kind)
      }
      let thread = ThreadState.current
      guard thread.prepare() else { return nil }
      let handle = thread.nextHandle()
      var identity = SpanIdentity(
        trace: handle, id: thread.nextID(), parent: first.id, traceID: first.traceID, flags: first.flags,
        traceState: first.traceState, header: RawHeader(kind: RawKind.childSpan, spanKind: kind.rawValue))
      let signal = RawSignal(
        header: RawHeader(kind: RawKind.openShared), trace: handle, id: identity.id,
        object: SharedParents(recorded.map { SharedParents.Target(trace: $0.trace, parent: $0.id) }))
      identity.trace = announce(signal, handle, thread)
      if identity.trace == TraceHandle.unsampled { identity.flags.remove(.sampled) }
      return SpanPool.make(identity, name: name(), begin: fastrace_ticks(), on: thread)
    }
  }

  /// Values of `fastrace_root_mode`.
  enum RootMode {
    static let noReporter: UInt8 = 0
    static let record: UInt8 = 1
    static let askSampler: UInt8 = 2
  }

  /// The parents of a span that appears in several traces, on their way to the collector.
  final class SharedParents: Sendable {
    struct Target: Sendable {
      var trace: UInt64
      var parent: UInt64
    }
    let targets: [Target]
    init(_ targets: [Target]) { self.targets = targets }
  }

  /// A trace state on its way to the collector.
  final class TraceStateBox: Sendable {
    let state: TraceState
    init(_ state: TraceState) { self.state = state }
  }
#endif
