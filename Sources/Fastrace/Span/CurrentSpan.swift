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
      // SAFETY: the runtime's key of a task-local is the address of its TaskLocal object, and this one is never released.
      unsafe fastrace_set_span_key(Unmanaged.passUnretained(binding).toOpaque())
      fastrace_change_binding_mode(BindingMode.none, BindingMode.own)
    }

    /// The span that the current task has bound, read without the copies that the task-local's getter makes.
    ///
    /// The binding keeps it alive as long as the synchronous caller runs.
    // SAFETY: not retained, therefore not to be kept.
    static var ofTask: Unmanaged<SpanCore>? {
      guard let key = unsafe fastrace_get_span_key(), let value = unsafe fastrace_task_local(key) else { return nil }
      // SAFETY: the value of this task-local is a SpanCore?, which has the layout of an optional reference.
      return unsafe value.assumingMemoryBound(to: Unmanaged<SpanCore>?.self).pointee
    }

    /// The innermost current span that is an object.
    @usableFromInline static var core: SpanCore? { withParent { core, _ in core } ?? nil }

    /// Calls `body` with the innermost current span, or returns nil without one: the object it belongs to, and its id.
    ///
    /// Inside a local collector nothing but its own spans is current. The object is not retained for the call, because
    /// the scope or the binding that made it current keeps it alive as long as the synchronous caller runs.
    @inline(__always)
    static func withParent<Result>(_ body: (_ core: SpanCore, _ id: UInt64) -> Result) -> Result? {
      let thread = ThreadState.current
      if thread.trace == TraceHandle.none, fastrace_get_binding_mode() == BindingMode.shared {
        return thread.sharedParent.map { body($0.core, $0.id) }
      }
      if thread.trace != TraceHandle.none || thread.unparkIfOwn() {
        guard let span = unsafe thread.block.pointee.span else { return nil }
        // SAFETY: see above.
        return unsafe Unmanaged<SpanCore>.fromOpaque(span)._withUnsafeGuaranteedRef { body($0, thread.parent) }
      }
      guard let core = unsafe ofTask else { return nil }
      return unsafe core._withUnsafeGuaranteedRef { body($0, $0.id) }
    }
  }

  /// Values of `fastrace_binding_mode`.
  @usableFromInline
  enum BindingMode {
    @usableFromInline static let none: UInt8 = 0
    @usableFromInline static let own: UInt8 = 1
    @usableFromInline static let shared: UInt8 = 2
  }
#endif
