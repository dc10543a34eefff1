#if Enable
  import CFastrace

  /// Makes spans that are objects: decides whether they are recorded and announces them to the collector.
  ///
  /// A root and every child object is announced by a record when it begins, so that the collector knows which traces
  /// still have spans to come, and counts exactly.
  @usableFromInline
  enum SpanFactory {
    // MARK: Children

    @usableFromInline
    static func child(_ name: () -> String, kind: TraceSpan.Kind) -> SpanCore? {
      CurrentSpan.withParent { parent, id in child(name, of: parent, id: id, kind: kind) } ?? nil
    }

    @usableFromInline
    static func child(_ name: () -> String, of parent: SpanCore?, kind: TraceSpan.Kind) -> SpanCore? {
      guard let parent else { return nil }
      // SAFETY: whoever calls holds the parent; a retain and a release would cost as much as a clock read.
      let unretained = unsafe Unmanaged.passUnretained(parent)
      return unsafe unretained._withUnsafeGuaranteedRef { child(name, of: $0, id: $0.id, kind: kind) }
    }

    /// A child of what a context of another API carries, or of the local span that is innermost under it; a root when it
    /// carries nothing.
    static func child(_ name: () -> String, in carried: CarriedSpan?, kind: TraceSpan.Kind) -> SpanCore? {
      guard let parent = CurrentSpan.parent(in: carried) else {
        return root(name, context: { nil }, kind: kind)
      }
      return child(name, of: parent.core, id: parent.id, kind: kind)
    }

    /// Something to begin spans under in the place of a span of another process.
    static func remote(_ context: SpanContext) -> SpanCore {
      SpanCore(
        trace: TraceHandle.unsampled, id: context.spanID.rawValue, parent: 0, traceID: context.traceID,
        flags: context.traceFlags, traceState: context.traceState,
        header: RawHeader(
          kind: RawKind.rootSpan, flags: RawFlags.isRemote | (context.isDeferred ? RawFlags.isDeferred : 0)))
    }

    @inline(__always)
    private static func child(_ name: () -> String, of parent: SpanCore, id: UInt64, kind: TraceSpan.Kind) -> SpanCore?
    {
      // What is not recorded needs no identity of its own: the parent's context travels on.
      guard parent.isSampled else { return unrecorded(name, of: parent, kind: kind) }
      let thread = ThreadState.current
      guard thread.prepare(), let record = unsafe thread.reserve(of: parent.trace) else {
        return unrecordedChild(of: parent, thread)
      }
      let trace = parent.trace
      unsafe RawMark.write(RawKind.openChild, trace: trace, to: record)
      unsafe thread.commit(record)
      let header = RawHeader(kind: RawKind.childSpan, spanKind: kind.rawValue)
      let core = make(
        trace: trace, parent: id, traceID: parent.traceID, flags: parent.flags, traceState: parent.traceState,
        header: header, thread)
      core.begin(name())
      if BeginHook.isSet { BeginHook.call(core) }
      return core
    }

    @inline(never)
    private static func unrecorded(_ name: () -> String, of parent: SpanCore, kind: TraceSpan.Kind) -> SpanCore {
      if parent.isRemote { return root(name, context: { parent.context }, kind: kind) ?? parent }
      if parent.trace == TraceHandle.dropped { ThreadState.current.countDroppedSpan() }
      return parent
    }

    /// A span that found no room carries the context on, as one that is not sampled.
    @inline(never)
    private static func unrecordedChild(of parent: SpanCore, _ thread: ThreadState) -> SpanCore {
      thread.countDroppedSpan()
      return make(
        trace: TraceHandle.dropped, parent: parent.id, traceID: parent.traceID,
        flags: parent.flags.subtracting(.sampled), traceState: parent.traceState,
        header: RawHeader(kind: RawKind.childSpan), thread)
    }

    /// A span under several parents.
    static func shared(_ name: () -> String, of parents: [SpanCore], kind: TraceSpan.Kind) -> SpanCore? {
      let recorded = parents.filter(\.isSampled)
      guard recorded.count > 1, let first = recorded.first else {
        return child(name, of: recorded.first ?? parents.first, kind: kind)
      }
      let thread = ThreadState.current
      guard thread.prepare() else { return unrecordedChild(of: first, thread) }
      let handle = thread.nextHandle()
      guard let record = unsafe thread.reserve(of: handle) else { return unrecordedChild(of: first, thread) }
      let header = RawHeader(kind: RawKind.childSpan, spanKind: kind.rawValue)
      let core = make(
        trace: handle, parent: first.id, traceID: first.traceID, flags: first.flags, traceState: first.traceState,
        header: header, thread)
      let targets = recorded.map { SharedParents.Target(trace: $0.trace, parent: $0.id) }
      // SAFETY: 64 reserved bytes; all record types fit (RawRecordTests).
      unsafe record.bindMemory(to: RawSignal.self, capacity: 1).initialize(
        to: RawSignal(
          header: RawHeader(kind: RawKind.openShared), trace: handle, id: core.id, object: SharedParents(targets)))
      unsafe thread.commit(record)
      core.begin(name())
      if BeginHook.isSet { BeginHook.call(core) }
      return core
    }

    /// A core with a new id: the thread's spare one, or a new one.
    @inline(__always)
    static func make(
      trace: UInt64, parent: UInt64, traceID: TraceID, flags: TraceFlags, traceState: TraceState, header: RawHeader,
      _ thread: ThreadState
    ) -> SpanCore {
      let id = thread.nextID()
      guard let core = SpanPool.take(thread) else {
        return SpanCore(
          trace: trace, id: id, parent: parent, traceID: traceID, flags: flags, traceState: traceState, header: header)
      }
      core.reset(
        trace: trace, id: id, parent: parent, traceID: traceID, flags: flags, traceState: traceState, header: header)
      return core
    }
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
#endif
