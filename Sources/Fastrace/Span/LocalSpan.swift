#if Enable
  public import CFastrace
#endif

/// A span of synchronous code: begins where it is made and ends with its scope, on the same thread.
///
///     func parse(_ text: String) -> Tree {
///       let span = LocalSpan.enter("parse")
///       span.setProperty("bytes", text.utf8.count)
///       ...
///     }                                  // the span ends here
///
/// It becomes a child of whatever is current: the local span around it, or the ``TraceSpan`` that the thread or the task runs
/// under; without one it records nothing. It cannot be held over a suspension, copied, stored, returned, or captured by a
/// closure that may outlive its scope: that does not compile.
///
/// It ends with its scope, so no `defer` is needed; ``end()`` ends it earlier.
///
/// > Cost: Two clock reads when it is recorded, without a lock or an allocation. About 1 ns when it is not; about 9 ns in a
/// > task without a trace, once any span was bound to a task in the process.
@frozen
public struct LocalSpan: ~Copyable, ~Escapable {
  #if Enable
    // Plain words in registers: what is not recorded is never stored anywhere.
    @usableFromInline let id: UInt64
    @usableFromInline let parent: UInt64
    @usableFromInline let trace: UInt64
    @usableFromInline let begin: UInt64
    @usableFromInline let name: OwnedName
    @usableFromInline let kind: TraceSpan.Kind
    @usableFromInline let scope: Scope

    @usableFromInline
    enum Scope: UInt8 {
      case notRecorded, inner, outermost, outermostUnsampled
    }

    // The lifetime is that of the type's mention in the calling function: what is immortal could be captured by closures
    // that escape, and end on another thread.
    @inlinable @inline(__always) @_lifetime(borrow type)
    init(
      _ type: borrowing LocalSpan.Type,
      id: UInt64, parent: UInt64, trace: UInt64, begin: UInt64, name: OwnedName, kind: TraceSpan.Kind, scope: Scope
    ) {
      self.id = id
      self.parent = parent
      self.trace = trace
      self.begin = begin
      self.name = name
      self.kind = kind
      self.scope = scope
    }

    @inlinable @inline(__always) @_lifetime(borrow type)
    init(_ type: borrowing LocalSpan.Type, notRecorded scope: Scope) {
      self.init(type, id: 0, parent: 0, trace: 0, begin: 0, name: OwnedName(), kind: .internal, scope: scope)
    }
  #else
    @inlinable @inline(__always) @_lifetime(borrow type)
    init(_ type: borrowing LocalSpan.Type) {}
  #endif

  /// Begins a child of the innermost current span.
  ///
  /// Where nothing is set on it, write `_ = span` on the next line, so that the compiler does not call it unused, or use
  /// ``with(_:kind:_:)``. Never `_ = LocalSpan.enter(...)`: that ends the span at once.
  ///
  /// - Parameters:
  ///   - name: What the span does; evaluated only when it is recorded.
  ///   - kind: The role of the span.
  /// - Returns: The span; keep it in a variable, because it ends when that goes out of scope.
  @available(*, noasync, message: "a LocalSpan cannot be held over a suspension; use TraceSpan.with, or LocalSpan.with")
  @inlinable @inline(__always) @_lifetime(borrow self)
  public static func enter(_ name: @autoclosure () -> String, kind: TraceSpan.Kind = .internal) -> LocalSpan {
    #if Enable
      let thread = ThreadState.current
      var scope = Scope.inner
      if thread.trace <= TraceHandle.dropped {
        guard
          thread.trace == TraceHandle.none ? unsafe fastrace_get_span_key() != nil : thread.trace == TraceHandle.dropped
        else { return LocalSpan(self, notRecorded: .notRecorded) }
        switch thread.openTaskScope() {
        case .none: return LocalSpan(self, notRecorded: .notRecorded)
        case .resumed: break
        case .opened: scope = .outermost
        case .openedUnsampled: return LocalSpan(self, notRecorded: .outermostUnsampled)
        case .shared: return shared(name(), kind, .inner)
        case .openedShared: return shared(name(), kind, .outermost)
        }
      }
      let parent = thread.parent
      let id = thread.nextID()
      thread.setParent(id)
      let name = OwnedName(name())
      return LocalSpan(
        self, id: id, parent: parent, trace: thread.trace, begin: fastrace_ticks(), name: name, kind: kind, scope: scope
      )
    #else
      return LocalSpan(self)
    #endif
  }

  #if Enable
    /// Begins a span in a scope that stays parked, so that each span looks again for what is innermost.
    @usableFromInline @inline(never) @_lifetime(borrow self)
    static func shared(_ name: consuming String, _ kind: TraceSpan.Kind, _ scope: Scope) -> LocalSpan {
      let thread = ThreadState.current
      let parent = thread.parent
      let id = thread.nextID()
      thread.setParent(id)
      return LocalSpan(
        self, id: id, parent: parent, trace: thread.trace | thread.parkedTrace, begin: fastrace_ticks(),
        name: OwnedName(name), kind: kind,
        scope: scope)
    }
  #endif

  /// Ends the span before its scope does.
  @inlinable @inline(__always)
  public consuming func end() {}

  #if Enable
    @inlinable @inline(__always)
    deinit {
      if scope == .notRecorded { return }
      finish()
    }

    @inlinable @inline(__always)
    borrowing func finish() {
      let thread = ThreadState.current
      if scope != .outermostUnsampled {
        let end = fastrace_ticks()
        if thread.hasRoom || thread.growForSpan() {
          thread.write(
            RawSpanWords(
              header: RawHeader(kind: RawKind.localSpan, spanKind: kind.rawValue), trace: trace, id: id, parent: parent,
              begin: begin, end: end, name: name))
        } else {
          name.release()
        }
        thread.leave(id, parent: parent)
      }
      if scope != .inner { thread.closeTaskScope() }
    }
  #endif
}

extension LocalSpan {
  /// Runs the synchronous `body` in a local span.
  ///
  /// Allowed in asynchronous functions as well, because `body` cannot suspend.
  ///
  /// What `body` throws is recorded as the span's error, except for a `CancellationError`.
  @inlinable @inline(__always)
  public static func with<Result: ~Copyable, Failure: Error>(
    _ name: @autoclosure () -> String, kind: TraceSpan.Kind = .internal, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    #if Enable
      let span = enter(name(), kind: kind)
      do {
        return try body()
      } catch {
        span.recordError(error)
        throw error
      }
    #else
      try body()
    #endif
  }
}
