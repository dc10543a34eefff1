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
      guard parent.isSampled else { return passOn(name, of: parent, kind: kind) }
      let thread = ThreadState.current
      guard thread.prepare(), let record = unsafe thread.reserve(of: parent.trace) else {
        return droppedChild(of: parent, thread)
      }
      let trace = parent.trace
      unsafe RawIdentity.write(RawKind.openChild, of: parent, to: record)
      unsafe thread.commit(record)
      let header = RawHeader(kind: RawKind.childSpan, spanKind: kind.rawValue)
      let core = make(
        trace: trace, parent: id, traceID: parent.traceID, flags: parent.flags, companion: parent.companion,
        header: header, thread)
      core.begin(name())
      if BeginHook.isSet { BeginHook.call(core) }
      return core
    }

    @inline(never)
    private static func passOn(_ name: () -> String, of parent: SpanCore, kind: TraceSpan.Kind) -> SpanCore {
      if parent.isRemote { return root(name, context: { parent.context }, kind: kind) ?? parent }
      if parent.trace == TraceHandle.dropped { ThreadState.current.countDroppedSpan() }
      return parent
    }

    /// A span that found no room carries the context on, as one that is not sampled.
    @inline(never)
    private static func droppedChild(of parent: SpanCore, _ thread: ThreadState) -> SpanCore {
      thread.countDroppedSpan()
      return make(
        trace: TraceHandle.dropped, parent: parent.id, traceID: parent.traceID,
        flags: parent.flags.subtracting(.sampled), traceState: parent.traceState,
        header: RawHeader(kind: RawKind.childSpan), thread)
    }

    /// A span under several parents: one for each of their traces, of which the first parent is its parent there, and
    /// every further one a link.
    static func child(_ name: () -> String, ofAll parents: [SpanCore], kind: TraceSpan.Kind) -> SpanCore? {
      let recorded = parents.filter(\.isSampled)
      guard recorded.count > 1, let first = recorded.first else {
        return child(name, of: recorded.first ?? parents.first, kind: kind)
      }
      let targets = SeveralParents.targets(of: recorded)
      if targets.count == 1 {
        let core = child(name, of: first, kind: kind)
        if let core, core.isSampled {
          for link in targets[0].links { ThreadState.current.recordLink(core.detail, link: link) }
        }
        return core
      }
      let thread = ThreadState.current
      guard thread.prepare() else { return droppedChild(of: first, thread) }
      let handle = thread.nextHandle()
      guard let record = unsafe thread.reserve(of: handle) else { return droppedChild(of: first, thread) }
      let header = RawHeader(kind: RawKind.childSpan, spanKind: kind.rawValue)
      let parents = SeveralParents(spanID: thread.nextID(), targets)
      let core = make(
        trace: handle, id: parents.spanID, parent: first.id, traceID: first.traceID, flags: first.flags,
        companion: parents, header: header, thread)
      unsafe RawIdentity.write(RawKind.openChild, of: core, to: record)
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
      make(
        trace: trace, parent: parent, traceID: traceID, flags: flags,
        companion: traceState.isEmpty ? nil : TraceStateBox(traceState), header: header, thread)
    }

    @inline(__always)
    static func make(
      trace: UInt64, id: UInt64? = nil, parent: UInt64, traceID: TraceID, flags: TraceFlags, companion: AnyObject?,
      header: RawHeader, _ thread: ThreadState
    ) -> SpanCore {
      let id = id ?? thread.nextID()
      guard let core = SpanPool.take(thread) else {
        return SpanCore(
          trace: trace, id: id, parent: parent, traceID: traceID, flags: flags, companion: companion, header: header)
      }
      core.reset(
        trace: trace, id: id, parent: parent, traceID: traceID, flags: flags, companion: companion, header: header)
      return core
    }
  }

  /// Where a span appears that is in several traces, and everything under it.
  ///
  /// Complete: it can be reported in each of these traces whatever the collector has forgotten of them.
  final class SeveralParents: Sendable {
    /// A trace that the span appears in.
    struct Target: Sendable {
      var trace: UInt64
      var parent: UInt64
      var traceID: TraceID
      var flags: TraceFlags
      var state: TraceStateBox?
      /// The further parents in this trace.
      var links: [TraceSpan.Link] = []
    }

    /// The span that has these parents; what is under it has the same object.
    let spanID: UInt64
    let targets: [Target]

    init(spanID: UInt64, _ targets: [Target]) {
      self.spanID = spanID
      self.targets = targets
    }

    /// The traces of these parents, each once.
    ///
    /// A parent can appear in several traces itself.
    static func targets(of parents: [SpanCore]) -> [Target] {
      var targets: [Target] = []
      var places: [UInt64: Int] = [:]
      var seen: Set<UInt64> = []
      for parent in parents where seen.insert(parent.id).inserted {
        for target in appearances(of: parent) {
          if let place = places[target.trace] {
            let context = SpanContext(
              traceID: target.traceID, spanID: SpanID(rawValue: parent.id), traceFlags: target.flags, isRemote: false,
              traceState: target.state?.state ?? TraceState())
            targets[place].links.append(TraceSpan.Link(context))
          } else {
            places[target.trace] = targets.count
            targets.append(target)
          }
        }
      }
      return targets
    }

    /// The traces that a parent appears in.
    private static func appearances(of parent: SpanCore) -> [Target] {
      guard let parents = parent.severalParents else {
        return [
          Target(
            trace: parent.trace, parent: parent.id, traceID: parent.traceID, flags: parent.flags,
            state: parent.companion as? TraceStateBox)
        ]
      }
      return parents.targets.map {
        Target(trace: $0.trace, parent: parent.id, traceID: $0.traceID, flags: $0.flags, state: $0.state)
      }
    }
  }
#endif
