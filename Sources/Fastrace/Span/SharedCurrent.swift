#if Enable
  internal import CFastrace
  internal import Synchronization
#endif

/// Another tracing API, which keeps its current context in a task-local.
package protocol ContextAPI: Sendable {
  /// The span of ours that the API's current context carries.
  var carried: CarriedSpan? { get }
  /// The baggage of the API's current context.
  var baggage: Baggage { get }
  /// Runs `body` with a current context that carries `span`, and everything else that the current one has.
  func bind(_ span: CarriedSpan, _ body: () -> Void)
  /// Does the same for an asynchronous body, on the actor of the caller.
  func bind(_ span: CarriedSpan, isolation: isolated (any Actor)?, _ body: () async -> Void) async
}

/// One current span for two tracing APIs.
///
/// From ``share(with:key:)`` on, spans are bound to tasks by the task-local of the other API alone: what is innermost among
/// asynchronous scopes is what it holds, whichever API bound it. A synchronous scope of ours remembers which context it was
/// opened under, and counts as long as that is the current one: see `ThreadScope.swift`, and
/// `docs/decisions/0012-one-current-span.md`.
@usableFromInline
package enum SharedCurrent {
  /// Shares the current span with another API, for the rest of the process; only the first call has an effect.
  ///
  /// - Parameter key: The `TaskLocal` object that holds the API's current context; never released.
  package static func share(with api: any ContextAPI, key: AnyObject) {
    #if Enable
      let candidate = Box(api)
      guard box.load() == nil, box.storeIfNil(candidate) === candidate else { return }
      CurrentSpan.announceBinding()
      // SAFETY: the runtime's key of a task-local is the address of its TaskLocal object.
      unsafe fastrace_set_binding_key(Unmanaged.passRetained(key).toOpaque())
      fastrace_change_binding_mode(BindingMode.own, BindingMode.shared)
    #endif
  }

  /// What to send to other processes on behalf of a context of the other API.
  ///
  /// - Parameter carried: What the context carries.
  package static func context(in carried: CarriedSpan?) -> SpanContext? {
    #if Enable
      guard let (core, id) = CurrentSpan.parent(in: carried) else { return nil }
      var context = core.context
      context.spanID = SpanID(rawValue: id)
      return context
    #else
      return nil
    #endif
  }

  /// The baggage of the other API's current context; nil when nothing is shared.
  static var baggage: Baggage? {
    #if Enable
      box.load()?.api.baggage
    #else
      nil
    #endif
  }

  #if Enable
    private final class Box: Sendable {
      let api: any ContextAPI
      init(_ api: any ContextAPI) { self.api = api }
    }

    private static let box = AtomicLazyReference<Box>()

    /// The span that the other API's current context carries.
    static var carried: CarriedSpan? { box.load()?.api.carried }

    // MARK: Binding

    @inlinable @inline(never)
    static func with<Result: ~Copyable, Failure: Error>(
      _ core: SpanCore, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
      var outcome = Outcome<Result, Failure>()
      bind(core) {
        do throws(Failure) { outcome.result = .success(try body()) } catch { outcome.result = .failure(error) }
      }
      return try outcome.get()
    }

    @inlinable @inline(never)
    static func with<Result: ~Copyable, Failure: Error>(
      _ core: SpanCore, isolation: isolated (any Actor)?, _ body: () async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
      var outcome = Outcome<Result, Failure>()
      await bind(core, isolation: isolation) {
        do throws(Failure) { outcome.result = .success(try await body()) } catch { outcome.result = .failure(error) }
      }
      return try outcome.get()
    }

    @usableFromInline
    static func bind(_ core: SpanCore, _ body: () -> Void) {
      // ORDERING: acquiring, pairs with the release of the mode that the caller has seen.
      atomicMemoryFence(ordering: .acquiring)
      guard let api = box.load()?.api else { return body() }
      let carried = CarriedSpan(TraceSpan(core: core))
      api.bind(carried) {
        let thread = ThreadState.current
        let pushed = thread.push(core, token: carried.token)
        defer { thread.pop(pushed, of: core) }
        body()
      }
    }

    @usableFromInline
    static func bind(_ core: SpanCore, isolation: isolated (any Actor)?, _ body: () async -> Void) async {
      // ORDERING: as above.
      atomicMemoryFence(ordering: .acquiring)
      guard let api = box.load()?.api else { return await body() }
      await api.bind(CarriedSpan(TraceSpan(core: core)), isolation: isolation, body)
    }
  #endif
}

/// A span in a context of another tracing API.
package struct CarriedSpan: Sendable {
  /// The span.
  package let span: TraceSpan
  /// Tells apart the contexts that carry the same span: those that are made from each other have the same token, one that
  /// somebody has asked the span for has a token of its own.
  package let token: UInt64

  /// A span with a new token.
  package init(_ span: TraceSpan) {
    self.span = span
    #if Enable
      let thread = ThreadState.current
      thread.seed()
      token = thread.nextID()
    #else
      token = 0
    #endif
  }

  /// A stand-in for a span of another process: what is begun under it is a root that continues its trace.
  package init(remote context: SpanContext) {
    #if Enable
      self.init(TraceSpan(core: SpanFactory.remote(context)))
    #else
      self.init(.noop)
    #endif
  }
}

extension TraceSpan {
  /// Begins a child of what a context of another API carries: of its span, or of the local span that is innermost under
  /// it when it is the current context.
  ///
  /// A context that carries nothing makes a root.
  package static func begin(
    _ name: @autoclosure () -> String, in carried: CarriedSpan?, kind: TraceSpan.Kind
  ) -> TraceSpan {
    #if Enable
      TraceSpan(core: SpanFactory.child(name, in: carried, kind: kind))
    #else
      TraceSpan()
    #endif
  }
}
