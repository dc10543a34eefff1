#if Enable
  import CFastrace

  /// Which span is current: the innermost one of the thread's scope while that counts, otherwise what is bound here.
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
      unsafe fastrace_offer_own_key(Unmanaged.passUnretained(binding).toOpaque())
      fastrace_change_binding_mode(BindingMode.none, BindingMode.own)
    }

    // MARK: Looking

    /// A span that is bound here.
    // SAFETY: not retained; the binding keeps the span alive as long as the synchronous caller runs.
    @safe
    struct Found {
      let core: Unmanaged<SpanCore>
      /// Where it is bound.
      let binding: UnsafeRawPointer?
      /// With another API's current span: the token of the context that carries the span; otherwise zero.
      let token: UInt64
    }

    /// The span that is bound here, whatever scope is open.
    static func lookUp() -> Found? {
      guard fastrace_get_binding_mode() == BindingMode.shared else { return bound() }
      let binding = unsafe fastrace_current_binding()
      if let carried = SharedCurrent.carried, let core = carried.span.core {
        return unsafe Found(core: .passUnretained(core), binding: binding, token: carried.token)
      }
      // What was bound before the sharing.
      return bound().map { unsafe Found(core: $0.core, binding: binding, token: 0) }
    }

    /// Reads our own task-local without the copies that its getter makes.
    ///
    /// By our own key, because another thread may begin to share the current span right now.
    private static func bound() -> Found? {
      guard let key = unsafe fastrace_get_own_key(), let value = unsafe fastrace_task_local(key) else { return nil }
      // SAFETY: the value of this task-local is a SpanCore?, which has the layout of an optional reference.
      return unsafe value.assumingMemoryBound(to: Unmanaged<SpanCore>?.self).pointee.map {
        unsafe Found(core: $0, binding: value, token: 0)
      }
    }

    /// The innermost current span that is an object.
    @usableFromInline static var core: SpanCore? { withParent { core, _ in core } ?? nil }

    /// Calls `body` with the innermost current span, or returns nil without one: the object it belongs to, and its id.
    ///
    /// Inside a local collector nothing but its own spans is current. The object is not retained for the call, because
    /// the binding that made it current keeps it alive as long as the synchronous caller runs.
    @inline(__always)
    static func withParent<Result>(_ body: (_ core: SpanCore, _ id: UInt64) -> Result) -> Result? {
      let thread = ThreadState.current
      if thread.trace == TraceHandle.none || !thread.isInScope {
        if thread.trace == TraceHandle.none, unsafe fastrace_get_binding_key() == nil { return nil }
        let found = lookUp()
        if !thread.hasScopes || !thread.bringBackScope(token: found?.token ?? 0) {
          return unsafe found?.core._withUnsafeGuaranteedRef { body($0, $0.id) }
        }
      }
      guard let span = unsafe thread.block.pointee.span else { return nil }
      // SAFETY: see above.
      return unsafe Unmanaged<SpanCore>.fromOpaque(span)._withUnsafeGuaranteedRef { body($0, thread.parent) }
    }

    /// The innermost span of a context that the caller was handed: a local span under it, if the context is the current
    /// one or the one that the current scope was opened under.
    static func parent(in carried: CarriedSpan?) -> (core: SpanCore, id: UInt64)? {
      guard let carried else { return unsafe fastrace_current_binding() == nil ? withParent { ($0, $1) } : nil }
      guard let core = carried.span.core else { return nil }
      let thread = ThreadState.current
      guard thread.bringBackScope(token: carried.token), unsafe thread.block.pointee.token == carried.token else {
        return (core, core.id)
      }
      return (core, thread.parent)
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
