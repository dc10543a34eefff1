#if Viewer
  import Fastrace
  import Synchronization

  /// Counts what a reporter says of the spans that it was given.
  final class CountingReporter: SpanReporter {
    struct Counts: Encodable, Sendable {
      /// Spans that the receiver has said it took.
      var taken = 0
      /// Spans that it has said it did not take, in answers that were successes otherwise.
      var rejected = 0
      var failedCalls = 0
    }
    let name: String
    private let base: any SpanReporter
    private let state = Mutex(Counts())

    init(_ name: String, _ base: any SpanReporter) {
      self.name = name
      self.base = base
    }

    var counts: Counts { state.withLock { $0 } }

    func report(_ spans: SpanBatch) async throws {
      do {
        try await base.report(spans)
        state.withLock { $0.taken += spans.count }
      } catch {
        let failure = error as? ReportFailure
        let rejected = failure?.rejectedSpans ?? 0
        let finished = failure?.finishedSpans ?? (failure?.rejectedSpans == nil ? 0 : spans.count)
        state.withLock { counts in
          counts.taken += finished - rejected
          counts.rejected += rejected
          counts.failedCalls += 1
        }
        throw error
      }
    }

    func flush() async throws { try await base.flush() }

    func shutdown() async { await base.shutdown() }
  }
#endif
