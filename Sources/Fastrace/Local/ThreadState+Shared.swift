#if Enable
  import CFastrace

  /// The other API's context that a scope was opened under.
  @unsafe
  struct ScopeOrigin {
    /// Where it is bound: as long as the scope is open, the same address means the same binding.
    var binding: UnsafeRawPointer?
    /// What it carries: the same in contexts that are made from it, such as one with more values.
    var token: UInt64
  }

  // Scopes while the current span is shared with another API; see SharedCurrent.
  //
  // They stay parked, with `trace` zero, so that whoever looks for the current span comes here, and sees whether the
  // other API has made another context current since the scope was opened.

  extension ThreadState {
    var parkedTrace: UInt64 { unsafe block.pointee.parked_trace }

    var origin: ScopeOrigin {
      unsafe ScopeOrigin(binding: block.pointee.binding, token: block.pointee.token)
    }

    func setOrigin(_ origin: ScopeOrigin) {
      unsafe block.pointee.binding = origin.binding
      unsafe block.pointee.token = origin.token
    }

    /// Where the other API's current context is bound.
    private var binding: UnsafeRawPointer? {
      guard let key = unsafe fastrace_get_shared_key() else { return nil }
      return unsafe fastrace_task_local(key)
    }

    // MARK: Looking

    /// What is innermost.
    private enum Innermost {
      /// The scope of this thread.
      case scope
      /// A span that the other API's context carries, or that a task has bound before the sharing.
      case span(SpanCore, token: UInt64)
      case nothing
    }

    private var innermost: Innermost {
      parkForSharing()
      let hasScope = parkedTrace != TraceHandle.none
      let binding = unsafe binding
      if unsafe hasScope && binding != nil && binding == block.pointee.binding { return .scope }
      let carried = unsafe binding == nil ? nil : SharedCurrent.carried
      if hasScope, isScope(of: carried?.token ?? 0) { return .scope }
      if let core = carried?.span.core { return unsafe .span(core, token: carried?.token ?? 0) }
      // SAFETY: the binding keeps it alive for the synchronous caller.
      return unsafe CurrentSpan.ofTask.map { unsafe .span($0.takeUnretainedValue(), token: 0) } ?? .nothing
    }

    /// True when the open scope was opened under the context that carries `token`, or none.
    private func isScope(of token: UInt64) -> Bool {
      guard unsafe block.pointee.token == token else { return false }
      return unsafe token != 0 || block.pointee.task == fastrace_current_task()
    }

    /// Parks a scope from before the sharing.
    ///
    /// What a local collector has opened stays: everything local goes to it.
    private func parkForSharing() {
      guard trace > TraceHandle.none, trace != TraceHandle.localCollector else { return }
      park()
    }

    /// The innermost current span: the object it belongs to, and its id.
    var sharedParent: (core: SpanCore, id: UInt64)? {
      if parkedTrace == TraceHandle.localCollector, unparkIfOwn() { return nil }
      switch innermost {
      case .nothing: return nil
      case .span(let core, _): return (core, core.id)
      case .scope: return scopeSpan.map { ($0, parent) }
      }
    }

    /// The same for a context that somebody was handed: it counts as the current one if it is, or is made from it.
    func sharedParent(in carried: CarriedSpan?) -> (core: SpanCore, id: UInt64)? {
      parkForSharing()
      guard let carried else { return unsafe binding == nil ? sharedParent : nil }
      guard let core = carried.span.core else { return nil }
      guard parkedTrace != TraceHandle.none, isScope(of: carried.token), let scopeSpan else { return (core, core.id) }
      return (scopeSpan, parent)
    }

    private var scopeSpan: SpanCore? {
      guard let span = unsafe block.pointee.span else { return nil }
      // SAFETY: whoever opened the scope keeps the span alive.
      return unsafe Unmanaged<SpanCore>.fromOpaque(span).takeUnretainedValue()
    }

    // MARK: Opening

    /// Does what ``openTaskScope()`` does.
    func openSharedScope() -> TaskScope {
      if parkedTrace == TraceHandle.localCollector, unparkIfOwn() { return .resumed }
      switch innermost {
      case .nothing: return .none
      case .scope: return enterScope()
      case .span(let core, let token): return open(core, token)
      }
    }

    private func enterScope() -> TaskScope {
      if parkedTrace == TraceHandle.dropped { countDroppedSpan() }
      return parkedTrace <= TraceHandle.dropped ? .none : .shared
    }

    private func open(_ core: SpanCore, _ token: UInt64) -> TaskScope {
      _ = prepare()
      if parkedTrace != TraceHandle.none { displaceScope() }
      unsafe enterShared(core, ScopeOrigin(binding: binding, token: token))
      if core.trace == TraceHandle.dropped { countDroppedSpan() }
      return core.trace <= TraceHandle.dropped ? .openedUnsampled : .openedShared
    }

    private func enterShared(_ core: SpanCore, _ origin: ScopeOrigin) {
      // SAFETY: the context that carries the span is bound as long as the scope is open, and keeps it alive.
      unsafe enter(trace: TraceHandle.none, parent: core.id, span: Unmanaged.passUnretained(core).toOpaque())
      unsafe block.pointee.parked_trace = core.trace
      unsafe setOrigin(origin)
    }

    /// Runs `body` in a scope of `core`, which the context that was just bound carries with `token`.
    func withSharedScope(_ core: SpanCore, token: UInt64, _ body: () -> Void) {
      // A thread that gets no memory for spans still needs a scope, to count them.
      _ = prepare()
      let (saved, savedOrigin) = unsafe (save(), origin)
      unsafe enterShared(core, ScopeOrigin(binding: binding, token: token))
      defer {
        unsafe pop(saved)
        unsafe setOrigin(savedOrigin)
      }
      body()
    }
  }
#endif
