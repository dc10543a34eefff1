#if Enable
  /// Finished spans on their way to every reporter, and what has become of them so far.
  ///
  /// A span counts as reported when one reporter has taken it; otherwise as dropped, with the cause of the reporter that
  /// came furthest.
  final class ExportBatch: Sendable {
    let spans: SpanBatch
    private struct Fate {
      var reportersLeft: Int
      var taken = 0
      var rejected = 0
      var cause = Fastrace.DropCause.noReporter
    }
    private let fate: Locked<Fate>
    private let account: @Sendable (_ reported: Int, _ dropped: Int, Fastrace.DropCause) -> Void

    /// A batch for a number of reporters.
    ///
    /// `account` is called when the last one is done with it, once for each cause.
    init(
      _ spans: SpanBatch, reporters: Int,
      account: @escaping @Sendable (_ reported: Int, _ dropped: Int, Fastrace.DropCause) -> Void
    ) {
      self.spans = spans
      self.account = account
      fate = Locked(Fate(reportersLeft: reporters))
      if reporters == 0 { account(0, spans.count, .noReporter) }
    }

    /// A reporter is done with the batch: it took `taken` spans, its receiver rejected `rejected`, and it lost the others for
    /// this cause.
    func settle(taken: Int, rejected: Int = 0, cause: Fastrace.DropCause) {
      let settled: Fate? = fate.withLock { fate in
        fate.reportersLeft -= 1
        if taken >= fate.taken {
          fate.cause = cause
          fate.rejected = rejected
        }
        fate.taken = max(fate.taken, min(taken, spans.count))
        return fate.reportersLeft == 0 ? fate : nil
      }
      guard let settled else { return }
      let rejected = min(settled.rejected, spans.count - settled.taken)
      account(settled.taken, spans.count - settled.taken - rejected, settled.cause)
      if rejected > 0 { account(0, rejected, .rejectedByReceiver) }
    }
  }
#endif
