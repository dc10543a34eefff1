#if Enable
  public import CFastrace

  /// A synchronous scope of a thread: the trace that local spans are recorded for, and their parent.
  ///
  /// A thread has one scope in its block, which counts only while the task and the binding under which it was opened are
  /// the current ones (`fastrace_scope_is_current`). Scopes that are open besides wait in the ``ScopeShelf``.
  // SAFETY: `span` is not retained; the binding keeps it alive, and the scope counts only while that is in force.
  @safe @frozen @usableFromInline
  package struct ThreadScope {
    @usableFromInline var trace: UInt64 = TraceHandle.none
    @usableFromInline var parent: UInt64 = 0
    @usableFromInline var span: UnsafeMutableRawPointer?
    @usableFromInline var task: UnsafeRawPointer?
    @usableFromInline var binding: UnsafeRawPointer?
    @usableFromInline var token: UInt64 = 0
    /// The number of a scope that a closure opened; zero for one that a local span or a collector opened.
    @usableFromInline var number: UInt64 = 0

    /// A scope for the task and the binding that are current, unless the caller knows better.
    init(
      trace: UInt64, parent: UInt64, span: UnsafeMutableRawPointer?, token: UInt64 = 0, number: UInt64 = 0,
      task: UnsafeRawPointer? = unsafe fastrace_current_task(),
      binding: @autoclosure () -> UnsafeRawPointer? = unsafe fastrace_current_binding()
    ) {
      self.trace = trace
      self.parent = parent
      unsafe self.span = span
      unsafe self.task = task
      unsafe self.binding = Self.isBoundByTask(number) ? nil : binding()
      self.token = token
      self.number = number
    }

    /// True for the scope of a closure: while that runs, its task cannot suspend, and bind another span, without another
    /// scope; except by another API.
    private static func isBoundByTask(_ number: UInt64) -> Bool {
      number != 0 && fastrace_get_binding_mode() != BindingMode.shared
    }

    /// What a thread has outside of every scope.
    init() {}

    /// True when the scope counts for this task, and this binding or a context that carries the token.
    func counts(for task: UnsafeRawPointer?, binding: UnsafeRawPointer?, token: UInt64) -> Bool {
      guard unsafe self.task == task else { return false }
      return unsafe Self.isBoundByTask(number) || self.binding == binding || (token != 0 && self.token == token)
    }
  }

  /// A scope that a closure opened: its number, and the scope before.
  @frozen @usableFromInline
  package struct PushedScope {
    @usableFromInline let number: UInt64
    @usableFromInline let outer: ThreadScope
  }

  extension ThreadState {
    var scope: ThreadScope {
      get {
        var scope = ThreadScope()
        unsafe scope.trace = block.pointee.trace
        unsafe scope.parent = block.pointee.parent
        unsafe scope.span = block.pointee.span
        unsafe scope.task = block.pointee.task
        unsafe scope.binding = block.pointee.binding
        unsafe scope.token = block.pointee.token
        unsafe scope.number = block.pointee.scope
        return scope
      }
      nonmutating set {
        unsafe block.pointee.trace = newValue.trace
        unsafe block.pointee.parent = newValue.parent
        unsafe block.pointee.span = newValue.span
        unsafe block.pointee.task = newValue.task
        unsafe block.pointee.binding = newValue.binding
        unsafe block.pointee.token = newValue.token
        unsafe block.pointee.scope = newValue.number
      }
    }

    /// True when the scope in the block counts for what runs now.
    @inlinable @inline(__always)
    var isInScope: Bool { unsafe fastrace_scope_is_current(block) }

    // MARK: Scopes of closures

    /// Makes `core`, which was just bound, the current parent of the thread until ``pop(_:)``.
    ///
    /// The scope before is kept by the caller if it is one of the same task. That of another task goes to the shelf, where
    /// its spans find it when they end.
    @usableFromInline
    func push(_ core: SpanCore, token: UInt64 = 0) -> PushedScope {
      // A thread that gets no memory for spans still needs a scope, to count them.
      _ = prepare()
      recordIdentity(of: core)
      let task = unsafe fastrace_current_task()
      var outer = scope
      if unsafe outer.trace != TraceHandle.none && outer.task != task {
        shelve()
        outer = ThreadScope()
      }
      unsafe block.pointee.last_scope += 1
      // SAFETY: the binding keeps the span alive until after `pop`.
      unsafe scope = ThreadScope(
        trace: core.trace, parent: core.id, span: Unmanaged.passUnretained(core).toOpaque(), token: token,
        number: block.pointee.last_scope, task: task)
      return unsafe PushedScope(number: block.pointee.last_scope, outer: outer)
    }

    /// Closes the scope, and opens the one before again.
    @usableFromInline
    func pop(_ pushed: PushedScope, of core: SpanCore) {
      recordIdentity(of: core)
      if unsafe block.pointee.scope != pushed.number {
        // Another task's span has left its scope on top of this one.
        shelf?.replace(number: pushed.number, by: pushed.outer)
      } else if pushed.outer.trace == TraceHandle.none || LocalCollectorState.isGone(pushed.outer.trace, self) {
        closeScope()
      } else {
        scope = pushed.outer
      }
      dropEmptyShelf()
    }

    // MARK: Scopes of local spans

    /// How a local span begins that finds no current scope in the block.
    @usableFromInline
    enum Opening: UInt8 {
      /// It is not recorded.
      case none
      /// There is a scope for it, which another span or a closure has opened.
      case inner
      /// A scope was opened for it, which it closes.
      case outermost
    }

    /// Finds the scope that counts for what runs now, or opens one for the span that is bound here.
    @usableFromInline @inline(never)
    func openScope() -> Opening {
      if trace == TraceHandle.none || !isInScope {
        let found = CurrentSpan.lookUp()
        if !hasScopes || !bringBackScope(token: found?.token ?? 0) { return found.map { open($0) } ?? .none }
      }
      if trace == TraceHandle.dropped { countDroppedSpan() }
      return trace <= TraceHandle.dropped ? .none : .inner
    }

    private func open(_ found: CurrentSpan.Found) -> Opening {
      // SAFETY: the binding keeps the span alive.
      let (trace, id) = unsafe found.core._withUnsafeGuaranteedRef { ($0.trace, $0.id) }
      guard trace > TraceHandle.dropped, prepare() else {
        if trace != TraceHandle.unsampled { countDroppedSpan() }
        return .none
      }
      // SAFETY: as above.
      unsafe found.core._withUnsafeGuaranteedRef { recordIdentity(of: $0) }
      if self.trace != TraceHandle.none { shelve() }
      unsafe scope = ThreadScope(
        trace: trace, parent: id, span: found.core.toOpaque(), token: found.token, binding: found.binding)
      return .outermost
    }

    /// False when no scope is open on the thread, of whatever task.
    var hasScopes: Bool { unsafe trace != TraceHandle.none || block.pointee.shelf != nil }

    /// Makes a scope of the current task the one in the block, if there is one.
    ///
    /// - Parameter token: That of the other API's current context, or zero.
    func bringBackScope(token: UInt64) -> Bool {
      if unsafe fastrace_has_strays(block) { takeStrays() }
      let (task, binding) = unsafe (fastrace_current_task(), fastrace_current_binding())
      if trace != TraceHandle.none, unsafe scope.counts(for: task, binding: binding, token: token) { return true }
      guard let scope = unsafe shelf?.take(task: task, binding: binding, token: token) else { return false }
      if trace != TraceHandle.none { shelve() }
      self.scope = scope
      dropEmptyShelf()
      return true
    }

    /// Closes the scope in the block; the last one on the shelf takes its place.
    func closeScope() {
      scope = shelf?.takeLast() ?? ThreadScope()
      if trace == TraceHandle.none { forgetScopes() }
    }
  }
#endif
