#if Enable
  extension ThreadState {
    /// Asks the collector to attach collected spans to the span `id`; without room for that, they are all dropped.
    func recordAttachment(trace: UInt64, id: UInt64, spans: LocalSpansStorage) {
      guard prepare() else { return }
      let signal = RawSignal(header: RawHeader(kind: RawKind.attach), trace: trace, id: id, object: spans)
      if append(signal, of: trace) { return }
      for _ in 0..<spans.spanCount { buffer?.counters.increment(.spansWithoutRoom) }
    }
  }
#endif
