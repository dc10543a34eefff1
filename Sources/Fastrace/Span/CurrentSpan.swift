#if Enable
  import CFastrace

  /// Which span is current: the thread's scope if there is one, else what the task has bound.
  @usableFromInline
  enum CurrentSpan {
    /// The span that asynchronous code runs under.
    ///
    /// Child tasks and `Task {}` inherit it.
    @TaskLocal static var bound: SpanCore?

    /// The span that the current task has bound, read without the copies that `bound` makes.
    static var ofTask: SpanCore? {
      guard fastrace_have_task_scopes(), let value = unsafe fastrace_task_local(key) else { return nil }
      // SAFETY: the value of this task-local is a SpanCore?, and the binding outlives the synchronous caller.
      return unsafe value.assumingMemoryBound(to: SpanCore?.self).pointee
    }

    /// The innermost current span that is an object.
    @usableFromInline static var core: SpanCore? { parent?.core }

    /// The runtime's key of a task-local is the address of its TaskLocal object.
    // SAFETY: an address that never changes.
    nonisolated(unsafe) private static let key = unsafe UnsafeRawPointer(Unmanaged.passUnretained($bound).toOpaque())

    /// A current parent: the span object it belongs to, and the innermost span in its scope.
    struct Parent {
      var core: SpanCore
      var id: UInt64
    }

    /// The innermost current span, or nil.
    ///
    /// Inside a local collector nothing but its own spans is current.
    static var parent: Parent? {
      let thread = ThreadState.current
      if thread.trace != TraceHandle.none || thread.unparkIfOwn() { return thread.scopeParent }
      return ofTask.map { Parent(core: $0, id: $0.id) }
    }
  }

  extension ThreadState {
    fileprivate var scopeParent: CurrentSpan.Parent? {
      guard let span = unsafe block.pointee.span else { return nil }
      // SAFETY: whoever opened the scope keeps its span alive.
      let core = unsafe Unmanaged<SpanCore>.fromOpaque(span).takeUnretainedValue()
      return CurrentSpan.Parent(core: core, id: unsafe block.pointee.parent)
    }
  }
#endif
