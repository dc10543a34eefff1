#if Enable
  import CFastrace

  /// What a scope found on the thread when it began, to be put back when it ends.
  @unsafe @frozen @usableFromInline
  package struct SavedScope {
    @usableFromInline var trace: UInt64
    @usableFromInline var parent: UInt64
    @usableFromInline var span: UnsafeMutableRawPointer?
    @usableFromInline var task: UnsafeMutableRawPointer?
    @usableFromInline var parkedTrace: UInt64
    @usableFromInline var collector: UnsafeMutableRawPointer?

    /// What a thread is outside of every scope.
    static var none: SavedScope {
      unsafe SavedScope(trace: TraceHandle.none, parent: 0, span: nil, task: nil, parkedTrace: 0, collector: nil)
    }
  }

  extension ThreadState {
    /// Makes `core` the current parent of the thread.
    ///
    /// The caller keeps it alive and calls ``pop(_:)`` on the same thread.
    @usableFromInline
    func push(_ core: SpanCore) -> SavedScope {
      let saved = unsafe save()
      // SAFETY: the caller keeps the span alive until `pop`.
      unsafe enter(trace: core.trace, parent: core.id, span: Unmanaged.passUnretained(core).toOpaque())
      return unsafe saved
    }

    func save() -> SavedScope {
      let saved = unsafe SavedScope(
        trace: block.pointee.trace, parent: block.pointee.parent, span: block.pointee.span, task: block.pointee.task,
        parkedTrace: block.pointee.parked_trace, collector: block.pointee.collector)
      if unsafe saved.collector != nil { _ = unsafe LocalCollectorState.suspend(self) }
      return unsafe saved
    }

    @usableFromInline
    func pop(_ saved: SavedScope) {
      unsafe block.pointee.trace = saved.trace
      unsafe block.pointee.parent = saved.parent
      unsafe block.pointee.span = saved.span
      unsafe block.pointee.task = saved.task
      unsafe block.pointee.parked_trace = saved.parkedTrace
      if let collector = unsafe saved.collector { unsafe LocalCollectorState.resume(collector, self) }
      if unsafe saved.trace == TraceHandle.none && saved.parkedTrace == 0 { forgetMisnested() }
    }

    func enter(trace: UInt64, parent: UInt64, span: UnsafeMutableRawPointer?) {
      unsafe block.pointee.trace = trace
      unsafe block.pointee.parent = parent
      unsafe block.pointee.span = span
      unsafe block.pointee.task = fastrace_current_task()
      unsafe block.pointee.parked_trace = 0
    }

    // MARK: Scopes of tasks

    /// How a LocalSpan that found no scope on the thread goes on.
    @usableFromInline
    enum TaskScope: UInt8 {
      /// Nothing to record for.
      case none
      /// The thread's own scope is back, which another task's job had parked.
      case resumed
      /// A scope was opened for the span that the task has bound; the LocalSpan closes it.
      case opened
      /// The same for a span that is not recorded.
      case openedUnsampled
      /// The current span is shared with another API; the thread's scope, which stays parked, is the innermost.
      case shared
      /// The same, and a scope was opened, which the LocalSpan closes.
      case openedShared
    }

    /// Opens a scope for the span that the current task has bound, if any.
    @usableFromInline @inline(never)
    func openTaskScope() -> TaskScope {
      if trace == TraceHandle.dropped {
        countDroppedSpan()
        return .none
      }
      if fastrace_get_binding_mode() == BindingMode.shared { return openSharedScope() }
      if unparkIfOwn() { return .resumed }
      guard let core = unsafe CurrentSpan.ofTask else { return .none }
      _ = prepare()
      if unsafe block.pointee.parked_trace != 0 { displaceScope() }
      // SAFETY: the binding keeps the span alive.
      let (trace, id) = unsafe core._withUnsafeGuaranteedRef { ($0.trace, $0.id) }
      unsafe enter(trace: trace, parent: id, span: core.toOpaque())
      if trace == TraceHandle.dropped { countDroppedSpan() }
      return trace <= TraceHandle.dropped ? .openedUnsampled : .opened
    }

    /// Closes what ``openTaskScope()`` has opened.
    @usableFromInline @inline(never)
    func closeTaskScope() {
      // A collector that began inside it is still collecting.
      if LocalCollectorState.endScopeOutside(self) { return }
      unsafe enter(trace: TraceHandle.none, parent: 0, span: nil)
      if unsafe block.pointee.displaced != nil { restoreDisplacedScope() } else { forgetMisnested() }
    }

    // MARK: Parking

    /// Takes the thread's scope out of sight, because the job of another task has begun to run inside it.
    ///
    /// A job runs inside a synchronous scope when the scope's code starts `Task.immediate`, or resumes a task whose
    /// executor runs it in place. The scope's own code unparks it when it goes on.
    @usableFromInline
    func park() {
      guard trace != TraceHandle.none else { return }
      unsafe block.pointee.parked_trace = trace
      unsafe block.pointee.trace = TraceHandle.none
    }

    /// Brings the parked scope back if it is the current task's.
    ///
    /// True when it was.
    func unparkIfOwn() -> Bool {
      let parked = unsafe block.pointee.parked_trace
      guard parked != 0, unsafe block.pointee.task == fastrace_current_task() else { return false }
      unsafe block.pointee.trace = parked
      unsafe block.pointee.parked_trace = 0
      return true
    }

    @unsafe
    private final class DisplacedScope {
      let scope: SavedScope
      let origin: ScopeOrigin
      let next: UnsafeMutableRawPointer?
      init(_ scope: SavedScope, _ origin: ScopeOrigin, next: UnsafeMutableRawPointer?) {
        unsafe self.scope = scope
        unsafe self.origin = origin
        unsafe self.next = next
      }
    }

    func displaceScope() {
      let displaced = unsafe DisplacedScope(save(), origin, next: block.pointee.displaced)
      // SAFETY: retained until `restoreDisplacedScope`, on this thread.
      unsafe block.pointee.displaced = Unmanaged.passRetained(displaced).toOpaque()
    }

    private func restoreDisplacedScope() {
      if let scope = unsafe takeDisplacedScope() { unsafe pop(scope) }
    }

    /// The scope that was displaced last, with its origin back on the thread; the caller brings the scope back.
    func takeDisplacedScope() -> SavedScope? {
      guard let pointer = unsafe block.pointee.displaced else { return nil }
      // SAFETY: `displaceScope` stored it retained; scopes of one thread nest, so the newest is the one to restore.
      let displaced = unsafe Unmanaged<DisplacedScope>.fromOpaque(pointer).takeRetainedValue()
      unsafe block.pointee.displaced = displaced.next
      unsafe setOrigin(displaced.origin)
      return unsafe displaced.scope
    }
  }
#endif
