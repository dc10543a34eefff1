#if Viewer
  /// What is known of a trace without looking at its spans.
  struct TraceRow: Hashable {
    var id: Int64
    var key: TraceKey
    var start: Int64
    var end: Int64
    var spans = 0
    var errors = 0
    var logs = 0
    var hasRoot = false
    /// The root, or the earliest span while there is none.
    var rootStart = Int64.max
    var rootOperation: Int64 = 0

    mutating func add(_ span: IncomingSpan, operation: Int64) {
      spans += 1
      if span.traits.isError { errors += 1 }
      start = min(start, span.startNanoseconds)
      end = max(end, span.startNanoseconds.addingReportingOverflow(span.durationNanoseconds).partialValue)
      let isRoot = span.parent == 0
      // Not later, so that a new version of the same span counts.
      guard isRoot != hasRoot ? isRoot : span.startNanoseconds <= rootStart else { return }
      hasRoot = isRoot
      rootStart = span.startNanoseconds
      rootOperation = operation
    }

    /// A span of which a later version is about to be added.
    mutating func remove(isError: Bool) {
      spans -= 1
      if isError { errors -= 1 }
    }
  }
#endif
