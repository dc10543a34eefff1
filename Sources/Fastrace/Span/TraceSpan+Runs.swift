#if Enable
  internal import CFastrace
#endif

extension TraceSpan {
  /// Runs `job`, a part of a task between two suspensions, and records it as a child of this span.
  ///
  /// For a span that is not recorded it only runs the job.
  package func recordRun(_ name: String, _ job: () -> Void) {
    #if Enable
      guard let core, core.isSampled else { return job() }
      let begin = fastrace_ticks()
      job()
      ThreadState.current.recordRun(of: core, name: name, begin: begin)
    #else
      job()
    #endif
  }
}

#if Enable
  extension ThreadState {
    /// Writes the record of a run that ends now.
    fileprivate func recordRun(of core: SpanCore, name: String, begin: UInt64) {
      let end = fastrace_ticks()
      guard prepare(), let record = unsafe reserve(of: core.trace) else { return countDroppedSpan() }
      // SAFETY: 64 reserved bytes; all record types fit (RawRecordTests).
      unsafe record.bindMemory(to: RawSpan.self, capacity: 1).initialize(
        to: RawSpan(
          header: RawHeader(kind: RawKind.localSpan, spanKind: TraceSpan.Kind.internal.rawValue), trace: core.trace,
          id: nextID(), parent: core.id, begin: begin, end: end, name: name))
      unsafe commit(record)
    }
  }
#endif
