#if Enable
  import CFastrace

  /// Which span is current: the thread's scope if there is one, else what the task has bound.
  @usableFromInline
  enum CurrentSpan {
    /// The span that asynchronous code runs under; child tasks and `Task {}` inherit it.
    ///
    /// Without the property wrapper, because inlinable code cannot refer to a projected value.
    @usableFromInline static let binding = TaskLocal<SpanCore?>(wrappedValue: nil)

    /// Tells all threads that from now on a span may be bound.
    @usableFromInline @inline(never)
    static func announceBinding() {
      // The runtime's key of a task-local is the address of its TaskLocal object.
      unsafe fastrace_set_span_key(Unmanaged.passUnretained(binding).toOpaque())
    }

    /// The span that the current task has bound, read without the copies that the task-local's getter makes.
    ///
    /// The binding keeps it alive as long as the synchronous caller runs.
    static var ofTask: Unmanaged<SpanCore>? {
      guard let key = unsafe fastrace_get_span_key(), let value = unsafe fastrace_task_local(key) else { return nil }
      // SAFETY: the value of this task-local is a SpanCore?, which has the layout of an optional reference.
      return unsafe value.assumingMemoryBound(to: Unmanaged<SpanCore>?.self).pointee
    }

    /// The innermost current span that is an object.
    @usableFromInline static var core: SpanCore? { parent?.core }

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
      guard let core = unsafe ofTask?.takeUnretainedValue() else { return nil }
      return Parent(core: core, id: core.id)
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
