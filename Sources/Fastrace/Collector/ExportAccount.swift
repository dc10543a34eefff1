#if Enable
  /// What has become of the spans that left the assembler.
  final class ExportAccount: Sendable {
    private struct Counts {
      var reported = 0
      var dropped: [Fastrace.DropCause: Int] = [:]
      var succeeded = 0
      var failed = 0
    }
    private let counts = Locked(Counts())

    func settle(reported: Int, dropped: Int, _ cause: Fastrace.DropCause) {
      counts.withLock { counts in
        counts.reported += reported
        if dropped > 0 { counts.dropped[cause, default: 0] += dropped }
      }
    }

    /// Keeps the counts of a pipeline that goes away.
    func retire(_ pipeline: ExportPipeline) {
      let exports = pipeline.exports
      counts.withLock { counts in
        counts.succeeded += exports.succeeded
        counts.failed += exports.failed
      }
    }

    func add(to statistics: inout Fastrace.Statistics, _ pipelines: [ExportPipeline]) {
      let counts = counts.withLock { $0 }
      statistics.reported += counts.reported
      statistics.queuedSpans -= counts.reported + counts.dropped.values.reduce(0, +)
      for (cause, count) in counts.dropped { statistics.drop(count, cause) }
      statistics.succeededExports = pipelines.reduce(counts.succeeded) { $0 + $1.exports.succeeded }
      statistics.failedExports = pipelines.reduce(counts.failed) { $0 + $1.exports.failed }
    }
  }
#endif
