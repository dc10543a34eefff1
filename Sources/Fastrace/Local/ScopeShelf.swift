#if Enable
  import CFastrace

  /// The scopes of a thread that are open besides the one in its block, and spans that ended before a span inside them.
  ///
  /// A thread has one only while it needs it: when another task's job runs inside a scope, while a local collector is open,
  /// and when spans are ended in another order than that of their beginnings.
  // SAFETY: used by its thread alone.
  @safe
  final class ScopeShelf {
    /// The newest last.
    private var scopes: [ThreadScope] = []
    /// Ended spans whose ids may still be the parent of an open one.
    private var ended: [UInt64: EndedSpan] = [:]
    /// More than that are spans whose scopes are gone: another task has left them behind.
    private static let mostEnded = 1024

    struct EndedSpan {
      var parent: UInt64
      /// True when its end closes the scope.
      var isOutermost: Bool
    }

    var isEmpty: Bool { scopes.isEmpty && ended.isEmpty }

    func put(_ scope: ThreadScope) { scopes.append(scope) }
    func takeLast() -> ThreadScope? { scopes.popLast() }

    func take(task: UnsafeRawPointer?, binding: UnsafeRawPointer?, token: UInt64) -> ThreadScope? {
      let index = scopes.lastIndex { unsafe $0.counts(for: task, binding: binding, token: token) }
      return index.map { scopes.remove(at: $0) }
    }

    func contains(trace: UInt64) -> Bool { scopes.contains { $0.trace == trace } }

    /// Removes the scopes of a local collector.
    func remove(trace: UInt64) { scopes.removeAll { $0.trace == trace } }

    func replace(number: UInt64, by outer: ThreadScope) {
      guard let index = scopes.lastIndex(where: { $0.number == number }) else { return }
      if outer.trace == TraceHandle.none { scopes.remove(at: index) } else { scopes[index] = outer }
    }

    // MARK: Spans that ended out of order

    /// Ends a span that is the innermost one of a scope on the shelf; false when it is not.
    func end(_ id: UInt64, _ span: EndedSpan) -> Bool {
      guard let index = scopes.lastIndex(where: { $0.parent == id }) else { return false }
      let rest = resolve(span)
      if rest.isOutermost { scopes.remove(at: index) } else { scopes[index].parent = rest.parent }
      return true
    }

    /// Notes a span that ended before one inside it.
    func note(_ id: UInt64, _ span: EndedSpan) {
      if ended.count >= Self.mostEnded { ended.removeAll() }
      ended[id] = span
    }

    /// What ends with the end of a span: it alone, or also the spans around it that have ended before.
    func resolve(_ span: EndedSpan) -> EndedSpan {
      var span = span
      while !span.isOutermost, let next = ended.removeValue(forKey: span.parent) { span = next }
      return span
    }
  }

  extension ThreadState {
    var shelf: ScopeShelf? {
      guard let pointer = unsafe block.pointee.shelf else { return nil }
      // SAFETY: `makeShelf` stored it retained.
      return unsafe Unmanaged<ScopeShelf>.fromOpaque(pointer).takeUnretainedValue()
    }

    private func makeShelf() -> ScopeShelf {
      if let shelf = shelf { return shelf }
      let shelf = ScopeShelf()
      // SAFETY: retained until `forgetScopes` or `dropEmptyShelf`, on this thread.
      unsafe block.pointee.shelf = Unmanaged.passRetained(shelf).toOpaque()
      return shelf
    }

    /// Puts the scope in the block on the shelf.
    func shelve() { makeShelf().put(scope) }

    /// Forgets the shelf: no scope is open any more, or the thread ends.
    func forgetScopes() {
      guard let pointer = unsafe block.pointee.shelf else { return }
      unsafe block.pointee.shelf = nil
      // SAFETY: `makeShelf` retained it.
      unsafe Unmanaged<ScopeShelf>.fromOpaque(pointer).release()
    }

    func dropEmptyShelf() {
      if shelf?.isEmpty == true { forgetScopes() }
    }

    // MARK: Ends out of order

    /// Ends a span that closes its scope, is not the innermost one of the scope, or was begun on another thread.
    ///
    /// - Parameter owner: The thread that the span was begun on.
    @usableFromInline @inline(never)
    func leaveSlowly(_ id: UInt64, parent: UInt64, owner: ThreadState, isOutermost: Bool) {
      let span = ScopeShelf.EndedSpan(parent: parent, isOutermost: isOutermost)
      if unsafe block == owner.block {
        if isOutermost { recordIdentityOfScope(endingWith: id) }
        return leave(id, span)
      }
      Runtime.current.threads.leaveStray(.span(id: id, parent: parent, isOutermost: isOutermost), on: owner)
    }

    /// Says what the trace is, when its last local span here has ended after the span that it was bound by.
    private func recordIdentityOfScope(endingWith id: UInt64) {
      guard unsafe block.pointee.parent == id, let core = unsafe block.pointee.span else { return }
      // SAFETY: the binding keeps the span alive until after the local spans under it.
      unsafe Unmanaged<SpanCore>.fromOpaque(core)._withUnsafeGuaranteedRef { recordIdentity(of: $0) }
    }

    private func leave(_ id: UInt64, _ span: ScopeShelf.EndedSpan) {
      if unsafe trace != TraceHandle.none && block.pointee.parent == id {
        let rest = shelf?.resolve(span) ?? span
        if rest.isOutermost { closeScope() } else { unsafe block.pointee.parent = rest.parent }
      } else if trace != TraceHandle.none, !(shelf?.end(id, span) ?? false) {
        makeShelf().note(id, span)
      }
      dropEmptyShelf()
    }

    /// Catches up with the ends of spans and collectors of this thread that came on other threads.
    func takeStrays() {
      // Cleared first: what comes while the strays are taken sets it again.
      unsafe fastrace_set_strays(block, false)
      for stray in buffer?.takeStrays() ?? [] {
        switch stray {
        case .span(let id, let parent, let isOutermost):
          leave(id, ScopeShelf.EndedSpan(parent: parent, isOutermost: isOutermost))
        case .collector(let state): state.unlink(self)
        }
      }
    }
  }

  /// A span or a collector that ended on another thread than the one it began on, which safe code can bring about by holding
  /// it in a coroutine accessor over a suspension.
  enum Stray {
    case span(id: UInt64, parent: UInt64, isOutermost: Bool)
    case collector(LocalCollectorState)
  }
#endif
