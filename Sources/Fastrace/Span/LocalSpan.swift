#if Enable
  public import CFastrace
#endif

/// A span of synchronous code, which begins and ends in one scope.
///
/// The form with a closure suits most code:
///
///     let tree = LocalSpan.with("parse") { parse(text) }
///
/// The other form is a value that ends the span with its scope, for bodies that return or throw in the middle:
///
///     func parse(_ text: String) -> Tree {
///       let span = LocalSpan.enter("parse")
///       span.setProperty("bytes", text.utf8.count)
///       ...
///     }                                  // the span ends here
///
/// A local span becomes a child of the innermost current span; without one it records nothing. It cannot be copied, stored,
/// returned, held over an `await`, or captured by a closure that may outlive its scope: that does not compile.
///
/// > Cost: Two clock reads and about 100 instructions when it is recorded, without a lock or an allocation. About 1 ns when no
/// > span was ever bound in the process; about 130 instructions in a task without a trace.
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
    @usableFromInline let opening: ThreadState.Opening
    /// The thread it began on, where it has to end.
    @usableFromInline let thread: ThreadState

    // The lifetime is that of the type's mention in the calling function: what is immortal could be captured by closures
    // that escape, and end on another thread.
    @inlinable @inline(__always) @_lifetime(borrow type)
    init(
      _ type: borrowing LocalSpan.Type,
      id: UInt64, parent: UInt64, trace: UInt64, begin: UInt64, name: OwnedName, kind: TraceSpan.Kind,
      opening: ThreadState.Opening, thread: ThreadState
    ) {
      self.id = id
      self.parent = parent
      self.trace = trace
      self.begin = begin
      self.name = name
      self.kind = kind
      self.opening = opening
      self.thread = thread
    }

    @inlinable @inline(__always) @_lifetime(borrow type)
    init(_ type: borrowing LocalSpan.Type, notRecordedOn thread: ThreadState) {
      self.init(
        type, id: 0, parent: 0, trace: 0, begin: 0, name: OwnedName(), kind: .internal, opening: .none, thread: thread)
    }
  #else
    @inlinable @inline(__always) @_lifetime(borrow type)
    init(_ type: borrowing LocalSpan.Type) {}
  #endif

  /// Begins a child of the innermost current span.
  ///
  /// Prefer ``with(_:kind:_:)`` where nothing is set on the span: an unused variable draws a warning, and the compiler's
  /// suggestion for it, `_ = LocalSpan.enter(...)`, ends the span at once.
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
      var opening = ThreadState.Opening.inner
      if thread.trace <= TraceHandle.dropped || !thread.isInScope {
        if thread.trace == TraceHandle.none, unsafe fastrace_get_binding_key() == nil {
          return LocalSpan(self, notRecordedOn: thread)
        }
        if thread.trace == TraceHandle.unsampled, thread.isInScope { return LocalSpan(self, notRecordedOn: thread) }
        opening = thread.openScope()
        if opening == .none { return LocalSpan(self, notRecordedOn: thread) }
      }
      // First of all: the closure may trace.
      let name = OwnedName(name())
      let parent = thread.parent
      let id = thread.nextID()
      thread.setParent(id)
      return LocalSpan(
        self, id: id, parent: parent, trace: thread.trace, begin: fastrace_ticks(), name: name, kind: kind,
        opening: opening, thread: thread)
    #else
      return LocalSpan(self)
    #endif
  }

  /// Ends the span before its scope does.
  @inlinable @inline(__always)
  public consuming func end() {}

  #if Enable
    @inlinable @inline(__always)
    deinit {
      if opening == .none { return }
      finish()
    }

    @inlinable @inline(__always)
    borrowing func finish() {
      let thread = ThreadState.current
      let end = fastrace_ticks()
      thread.write(
        RawSpanWords(
          header: RawHeader(kind: RawKind.localSpan, spanKind: kind.rawValue), trace: trace, id: id, parent: parent,
          begin: begin, end: end, name: name))
      thread.leave(id, parent: parent, owner: self.thread, isOutermost: opening == .outermost)
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
