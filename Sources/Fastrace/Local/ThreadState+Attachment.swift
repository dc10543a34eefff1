#if Enable
  extension ThreadState {
    /// Asks the collector to attach collected spans to a span; without room for that, they are all dropped.
    func recordAttachment(_ spans: LocalSpansStorage, to owner: DetailOwner) {
      guard prepare(), let record = unsafe reserve(of: owner.trace) else {
        for _ in 0..<(spans.spanCount + spans.dropped) { countDroppedSpan() }
        return
      }
      // SAFETY: 64 reserved bytes; all record types fit (RawRecordTests).
      unsafe record.bindMemory(to: RawSignal.self, capacity: 1).initialize(
        to: RawSignal(header: RawHeader(kind: RawKind.attach), trace: owner.trace, id: owner.id, object: spans))
      unsafe commit(record)
    }
  }
#endif
