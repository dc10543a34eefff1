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
