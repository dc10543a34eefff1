#if Enable
  import CFastrace

  extension SpanFactory {
    @usableFromInline
    static func root(_ name: () -> String, context: () -> SpanContext?, kind: TraceSpan.Kind) -> SpanCore? {
      let thread = ThreadState.current
      // Apart, because to copy what is not there takes longer than all else.
      guard let parent = context() else { return own(name, kind, thread) }
      if fastrace_get_root_mode() == RootMode.noReporter { return withoutReporter(parent, thread) }
      guard thread.prepare() else { return withoutBuffer(parent, thread) }
      return decided(name(), parent, kind, thread)
    }

    /// A root with details that the sampler sees.
    @usableFromInline @inline(never)
    static func root(
      _ name: () -> String, context: () -> SpanContext?, kind: TraceSpan.Kind, properties: () -> Properties,
      links: () -> [TraceSpan.Link], at instant: TraceSpan.Instant?
    ) -> SpanCore? {
      let thread = ThreadState.current
      let parent = context()
      if fastrace_get_root_mode() == RootMode.noReporter { return withoutReporter(parent, thread) }
      guard thread.prepare() else { return withoutBuffer(parent, thread) }
      let core = decided(name(), parent, kind, thread, properties: properties(), links: links())
      if let instant, core.isSampled { core.begin(atUnixNanoseconds: instant.unixNanoseconds) }
      return core
    }

    /// The root of a trace that begins here.
    @inline(__always)
    private static func own(_ name: () -> String, _ kind: TraceSpan.Kind, _ thread: ThreadState) -> SpanCore? {
      let mode = fastrace_get_root_mode()
      if mode == RootMode.noReporter { return withoutReporter(nil, thread) }
      guard thread.prepare() else { return withoutBuffer(nil, thread) }
      if mode == RootMode.record {
        return recorded(name(), thread.nextTraceID(), nil, TraceState(), kind, thread)
      }
      return decided(name(), nil, kind, thread)
    }

    /// Asks who decides: the remote parent, or the sampler.
    @inline(never)
    private static func decided(
      _ name: String, _ context: SpanContext?, _ kind: TraceSpan.Kind, _ thread: ThreadState,
      properties: Properties = Properties(), links: [TraceSpan.Link] = []
    ) -> SpanCore {
      let parent = context.flatMap { $0.hasParent ? $0 : nil }
      var traceID = context?.traceID ?? .zero
      if !traceID.isValid { traceID = thread.nextTraceID() }
      let hasDecided = parent?.isDeferred != true
      let received = context?.traceState ?? TraceState()
      let parameters = SamplingParameters(
        traceID: traceID, parent: hasDecided ? parent : nil, name: name, kind: kind, properties: properties,
        links: links, traceState: received)
      let decision = (Runtime.current.sampler.load() ?? .alwaysOn).decision(for: parameters)
      let traceState = decision.traceState ?? received
      guard decision.isSampled else {
        return carrierRoot(TraceHandle.unsampled, traceID, context, traceState, thread)
      }
      let core = recorded(name, traceID, context, traceState, kind, thread)
      core.record(properties, links)
      core.record(decision.properties, [])
      return core
    }

    @inline(__always)
    private static func recorded(
      _ name: consuming String, _ traceID: TraceID, _ parent: SpanContext?, _ traceState: TraceState,
      _ kind: TraceSpan.Kind, _ thread: ThreadState
    ) -> SpanCore {
      let handle = thread.nextHandle()
      guard let record = unsafe thread.reserve(of: handle) else {
        thread.countDroppedSpan()
        return carrierRoot(TraceHandle.dropped, traceID, parent, traceState, thread)
      }
      let core = make(
        trace: handle, parent: parent?.spanID.rawValue ?? 0, traceID: traceID,
        flags: parent?.traceFlags.union(.sampled) ?? .own,
        traceState: traceState,
        header: RawHeader(
          kind: RawKind.rootSpan, spanKind: kind.rawValue,
          flags: parent?.isRemote == true && parent?.hasParent == true ? RawFlags.parentIsRemote : 0), thread)
      // SAFETY: 64 reserved bytes; all record types fit (RawRecordTests).
      unsafe record.bindMemory(to: RawSignal.self, capacity: 1).initialize(
        to: RawSignal(
          header: RawHeader(kind: RawKind.openRoot, flags: core.flags.rawValue), trace: handle, id: core.id,
          parent: core.parent, traceHigh: traceID.high, traceLow: traceID.low,
          object: core.traceState.isEmpty ? nil : TraceStateBox(core.traceState)))
      unsafe thread.commit(record)
      core.begin(name)
      if BeginHook.isSet { BeginHook.call(core) }
      return core
    }

    /// A root that is not recorded, which carries an identity on to the processes behind it.
    @inline(never)
    private static func carrierRoot(
      _ trace: UInt64, _ traceID: TraceID, _ parent: SpanContext?, _ traceState: TraceState, _ thread: ThreadState
    ) -> SpanCore {
      make(
        trace: trace, parent: 0, traceID: traceID,
        flags: parent?.traceFlags.subtracting(.sampled) ?? .random, traceState: traceState,
        header: RawHeader(kind: RawKind.rootSpan), thread)
    }

    /// A stand-in for the span that a context names, which is not recorded, and nothing under it.
    static func unsampled(_ context: SpanContext) -> SpanCore {
      SpanCore(
        trace: TraceHandle.unsampled, id: (context.hasParent ? context.spanID : .random()).rawValue, parent: 0,
        traceID: context.traceID, flags: context.traceFlags.subtracting(.sampled), traceState: context.traceState,
        header: RawHeader(kind: RawKind.rootSpan))
    }

    /// A thread that got no memory for its spans.
    @inline(never)
    private static func withoutBuffer(_ parent: SpanContext?, _ thread: ThreadState) -> SpanCore {
      thread.countDroppedSpan()
      let traceID = parent?.traceID ?? thread.nextTraceID()
      return carrierRoot(TraceHandle.dropped, traceID, parent, parent?.traceState ?? TraceState(), thread)
    }

    /// Before a reporter is set nothing is recorded, and an incoming context is passed on as it came.
    @inline(never)
    private static func withoutReporter(_ parent: SpanContext?, _ thread: ThreadState) -> SpanCore? {
      thread.count(.spansWithoutReporter)
      guard let parent, parent.isValid else { return nil }
      return SpanCore(
        trace: TraceHandle.unsampled, id: parent.spanID.rawValue, parent: 0, traceID: parent.traceID,
        flags: parent.traceFlags, traceState: parent.traceState, header: RawHeader(kind: RawKind.rootSpan))
    }
  }

  /// Values of `fastrace_root_mode`.
  enum RootMode {
    static let noReporter: UInt8 = 0
    static let record: UInt8 = 1
    static let askSampler: UInt8 = 2
  }

  extension SpanCore {
    /// Records what a span begins with.
    func record(_ properties: Properties, _ links: [TraceSpan.Link]) {
      guard isRecording else { return }
      let thread = ThreadState.current
      for property in properties.elements { thread.recordProperty(detail, key: property.key, value: property.value) }
      for link in links { thread.recordLink(detail, link: link) }
    }
  }

  /// A trace state on its way to the collector.
  final class TraceStateBox: Sendable {
    let state: TraceState
    init(_ state: TraceState) { self.state = state }
  }
#endif
