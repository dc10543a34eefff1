#if Enable
  import Synchronization

  /// Finished spans on their way to every reporter, and what has become of them so far.
  ///
  /// A span counts as reported when one reporter has taken it; otherwise as dropped, with the cause of the reporter that
  /// came furthest.
  final class ExportBatch: Sendable {
    let spans: SpanBatch
    private struct Fate {
      var reportersLeft: Int
      var taken = 0
      var cause = DropCause.noReporter
    }
    private let fate: Mutex<Fate>
    private let settle: @Sendable (_ reported: Int, _ dropped: Int, DropCause) -> Void

    /// A batch for so many reporters.
    ///
    /// `settle` is called once, when the last one is done with it.
    init(
      _ spans: SpanBatch, reporters: Int,
      settle: @escaping @Sendable (_ reported: Int, _ dropped: Int, DropCause) -> Void
    ) {
      self.spans = spans
      self.settle = settle
      fate = Mutex(Fate(reportersLeft: reporters))
      if reporters == 0 { settle(0, spans.count, .noReporter) }
    }

    /// A reporter is done with the batch: it took so many spans, and lost the others for this cause.
    func finish(taken: Int, cause: DropCause) {
      let settled: Fate? = fate.withLock { fate in
        fate.reportersLeft -= 1
        if taken >= fate.taken { fate.cause = cause }
        fate.taken = max(fate.taken, min(taken, spans.count))
        return fate.reportersLeft == 0 ? fate : nil
      }
      if let settled { settle(settled.taken, spans.count - settled.taken, settled.cause) }
    }
  }
#endif
