/// Collects the local spans of a piece of synchronous work before it is known which trace, or how many, they belong to.
///
///     let collector = LocalCollector.start()
///     let batch = readBatch()                       // records local spans
///     let spans = collector.collect()
///     for request in batch { request.span.attach(spans) }
///
/// Until ``collect()``, local spans on this thread go to the collector and nowhere else; the current parent is hidden.
/// Like ``LocalSpan`` it cannot be held over a suspension.
@safe @frozen
public struct LocalCollector: ~Copyable, ~Escapable {
  #if Enable
    // SAFETY: retained here from `start` until `collect` or the end of the scope, both on the same thread.
    @usableFromInline let state: UnsafeMutableRawPointer?
  #endif

  // The lifetime is that of the type's mention in the calling function, as for a local span.
  @usableFromInline @_lifetime(borrow type)
  init(_ type: borrowing LocalCollector.Type) {
    #if Enable
      // SAFETY: released by `finish`.
      unsafe state = LocalCollectorState.start(ThreadState.current).map { unsafe Unmanaged.passRetained($0).toOpaque() }
    #endif
  }

  /// Starts to collect on the calling thread.
  ///
  /// When no memory is left for spans, it collects nothing.
  @available(*, noasync, message: "a LocalCollector cannot be held over a suspension")
  @inlinable @_lifetime(borrow self)
  public static func start() -> LocalCollector { LocalCollector(self) }

  /// Stops collecting and returns the spans that have ended.
  public consuming func collect() -> LocalSpans {
    #if Enable
      let spans = unsafe LocalSpans(storage: Self.finish(state))
      discard self
      return spans
    #else
      return LocalSpans()
    #endif
  }

  #if Enable
    deinit { _ = unsafe Self.finish(state) }

    private static func finish(_ state: UnsafeMutableRawPointer?) -> LocalSpansStorage? {
      guard let state = unsafe state else { return nil }
      // SAFETY: `init` retained it.
      return unsafe Unmanaged<LocalCollectorState>.fromOpaque(state).takeRetainedValue().finish(.current)
    }
  #endif
}

/// Spans that were collected by a ``LocalCollector``, ready to be attached to any number of spans.
///
/// Copies share the same memory, which counts towards the bound of the thread that collected them.
public struct LocalSpans: Sendable {
  #if Enable
    let storage: LocalSpansStorage?
  #endif

  /// The spans as a reporter would get them, as descendants of `parent`; in the order in which they ended.
  ///
  /// This needs no reporter, so it also serves to time a piece of code on the spot.
  @inlinable
  public func spanRecords(under parent: SpanContext) -> [SpanRecord] {
    #if Enable
      records(parent: parent)
    #else
      []
    #endif
  }

  #if Enable
    @usableFromInline
    func records(parent: SpanContext) -> [SpanRecord] {
      guard let storage else { return [] }
      return SpanAssembly.records(of: storage, parent: parent)
    }
  #endif
}

extension TraceSpan {
  /// Attaches collected spans as children of this span.
  ///
  /// The same spans can be attached to several spans.
  ///
  /// Cost: one record; the spans are not copied on this thread.
  public func attach(_ spans: LocalSpans) {
    #if Enable
      guard let core = recordingCore, let storage = spans.storage else { return }
      ThreadState.current.recordAttachment(storage, to: DetailOwner(trace: core.trace, id: core.id))
    #endif
  }
}
