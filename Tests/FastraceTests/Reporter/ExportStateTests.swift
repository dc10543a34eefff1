#if Enable
  import Synchronization
  import Testing

  @testable import Fastrace

  @Suite struct ExportStateTests {
    private let slab = SpanSlab(capacity: 1_000)

    /// A batch that lies behind the one before.
    private func batch(_ count: Int, in slab: SpanSlab? = nil) -> ExportBatch {
      let slab = slab ?? self.slab
      let first = slab.count
      for _ in 0..<count {
        slab.append(
          SpanRecord(
            traceID: .random(), spanID: .random(), name: "span", startUnixNanoseconds: 1, durationNanoseconds: 2))
      }
      return ExportBatch(SpanBatch(slab, first..<first + count), reporters: 1) { _, _, _ in }
    }

    private func state(_ change: (inout ExportState.Limits) -> Void = { _ in }) -> Probe {
      var limits = ExportState.Limits()
      limits.capacity = 100
      limits.batchSize = 10
      limits.delay = 1_000
      limits.timeout = 10_000
      limits.retry.initialDelay = .nanoseconds(100)
      limits.retry.longestDelay = .nanoseconds(400)
      limits.retry.maximumRetries = 2
      change(&limits)
      return Probe(ExportState(limits: limits))
    }

    /// The state machine as an object, so that what changes it can stand in an expectation.
    private final class Probe {
      private var state: ExportState
      init(_ state: ExportState) { self.state = state }

      var isIdle: Bool { state.isIdle }
      var isFlushed: Bool { state.isFlushed }
      var nextTime: UInt64 { state.nextTime }
      var queuedSpans: Int { state.queuedSpans }

      func enqueue(_ batches: [ExportBatch], now: UInt64) -> Bool { state.enqueue(batches, now: now) }
      func advance(now: UInt64) -> (action: ExportState.Action?, givenUp: ExportState.Attempt?) {
        state.advance(now: now)
      }
      func beginFlush() { state.beginFlush() }
      func abandon() -> [ExportBatch] {
        let (queued, attempt) = state.abandon()
        return queued + (attempt?.batches ?? [])
      }
      func finished(
        _ number: Int, _ outcome: ExportState.Outcome, now: UInt64, jitter: UInt64
      ) -> (ExportState.Attempt, Fastrace.DropCause?)? {
        state.finished(number, outcome, now: now, jitter: jitter)
      }
    }

    private func attempt(_ action: ExportState.Action?) -> ExportState.Attempt? {
      if case .export(let attempt) = action { attempt } else { nil }
    }
    private let failure = ExportState.Outcome.failure(ReportFailure("no"))
    private let retryable = ExportState.Outcome.failure(ReportFailure("busy", isRetryable: true))

    @Test func waitsForTheDelayOrAFullBatch() {
      let state = self.state()
      #expect(state.enqueue([batch(4)], now: 0))
      #expect(state.advance(now: 999).action == nil && state.nextTime == 1_000)
      #expect(attempt(state.advance(now: 1_000).action)?.spans.count == 4)
      let full = self.state()
      for count in [6, 4] { #expect(full.enqueue([batch(count)], now: 0)) }
      #expect(attempt(full.advance(now: 1).action)?.spans.count == 10)
    }

    @Test func putsNothingOffWithEachExport() {
      let state = self.state()
      // What lies in different slabs cannot be joined.
      for time in [0, 100, 200] as [UInt64] { #expect(state.enqueue([batch(1, in: SpanSlab(capacity: 4))], now: time)) }
      for time in [1_000, 1_100, 1_200] as [UInt64] {
        #expect(state.nextTime == time)
        guard let next = attempt(state.advance(now: time).action) else { return #expect(Bool(false)) }
        #expect(state.finished(next.number, .success, now: time, jitter: 0) != nil)
      }
      #expect(state.queuedSpans == 0)
    }

    @Test func exportsOneBatchAtATime() {
      let state = self.state()
      for _ in 0..<3 { #expect(state.enqueue([batch(10)], now: 0)) }
      guard let first = attempt(state.advance(now: 1).action) else { return #expect(Bool(false)) }
      #expect(state.advance(now: 2).action == nil && state.queuedSpans == 20)
      #expect(state.finished(first.number, .success, now: 3, jitter: 0)?.1 == nil)
      #expect(attempt(state.advance(now: 4).action)?.number == first.number + 1)
    }

    @Test func fillsABatchWithWhatFits() {
      let state = self.state()
      for count in [4, 4, 4] { #expect(state.enqueue([batch(count)], now: 0)) }
      #expect(attempt(state.advance(now: 1).action)?.batches.count == 2)
      #expect(state.queuedSpans == 4)
    }

    @Test func exportsWhatLiesApartOneByOne() {
      let state = self.state()
      #expect(state.enqueue([batch(6)], now: 0))
      #expect(state.enqueue([batch(4, in: SpanSlab(capacity: 4))], now: 0))
      guard let first = attempt(state.advance(now: 1).action) else { return #expect(Bool(false)) }
      #expect(first.spans.count == 6)
      #expect(state.finished(first.number, .success, now: 2, jitter: 0) != nil)
      #expect(attempt(state.advance(now: 1_001).action)?.spans.count == 4)
    }

    @Test func takesAGroupWholeOrNotAtAll() {
      let state = self.state()
      #expect(state.enqueue([batch(10)], now: 0))
      #expect(!state.enqueue([batch(50), batch(41)], now: 0))
      #expect(state.queuedSpans == 10)
      #expect(state.enqueue([batch(50), batch(40)], now: 0))
      #expect(!state.enqueue([batch(1)], now: 0))
      let empty = self.state()
      #expect(empty.enqueue([batch(500)], now: 0), "a trace larger than the queue goes in when it is empty")
    }

    @Test func triesAgainWithGrowingDelays() {
      let state = self.state()
      #expect(state.enqueue([batch(10)], now: 0))
      guard let first = attempt(state.advance(now: 0).action) else { return #expect(Bool(false)) }
      #expect(state.finished(first.number, retryable, now: 10, jitter: .max) == nil)
      #expect(state.nextTime >= 60 && state.nextTime <= 110)
      #expect(state.advance(now: 59).action == nil)
      #expect(attempt(state.advance(now: 110).action)?.tries == 2)
      #expect(state.finished(first.number, retryable, now: 200, jitter: 0) == nil)
      #expect(state.nextTime >= 300 && state.nextTime <= 400)
      #expect(attempt(state.advance(now: 400).action)?.tries == 3)
      #expect(state.finished(first.number, retryable, now: 500, jitter: 0)?.1 == .exportFailed)
      #expect(state.isIdle)
    }

    @Test func waitsAsLongAsTheReceiverSays() {
      let state = self.state()
      #expect(state.enqueue([batch(10)], now: 0))
      guard let first = attempt(state.advance(now: 0).action) else { return #expect(Bool(false)) }
      let outcome = ExportState.Outcome.failure(
        ReportFailure("busy", isRetryable: true, retryAfter: .nanoseconds(5_000)))
      #expect(state.finished(first.number, outcome, now: 10, jitter: 0) == nil)
      #expect(state.nextTime == 5_010)
      #expect(attempt(state.advance(now: 5_010).action) != nil)
      // The second wait would end after the deadline.
      #expect(state.finished(first.number, outcome, now: 5_020, jitter: 0)?.1 == .exportFailed)
    }

    /// With the default limits, by a clock that the test moves: a span each second for a minute and a half.
    @Test func getsOverAMinuteWithoutAReceiver() {
      let state = Probe(ExportState(limits: ExportState.Limits()))
      let second: UInt64 = 1_000_000_000
      var (delivered, lost, lastLoss) = (0, 0, UInt64.zero)
      for now in stride(from: 0, through: 120 * second, by: Int(second / 4)) {
        if now % second == 0, now < 90 * second { #expect(state.enqueue([batch(1)], now: now)) }
        guard let attempt = attempt(state.advance(now: now).action) else { continue }
        let outcome = now < 60 * second ? retryable : .success
        guard let (ended, cause) = state.finished(attempt.number, outcome, now: now, jitter: .max / 2) else { continue }
        if cause == nil {
          delivered += ended.batches.count
        } else {
          (lost, lastLoss) = (lost + ended.batches.count, now)
        }
      }
      #expect(delivered + lost == 90 && lost > 0 && state.isIdle && state.queuedSpans == 0)
      // What was queued when the receiver came back has arrived, and all that came later.
      #expect(lastLoss < 60 * second && delivered > 30)
    }

    @Test func doesNotTryAgainWhatIsNoUse() {
      let state = self.state()
      #expect(state.enqueue([batch(10)], now: 0))
      guard let first = attempt(state.advance(now: 0).action) else { return #expect(Bool(false)) }
      #expect(state.finished(first.number, failure, now: 10, jitter: 0)?.1 == .exportFailed)
      #expect(state.isIdle)
    }

    @Test func takesAPartialFailureAsSuccess() {
      let state = self.state()
      #expect(state.enqueue([batch(10)], now: 0))
      guard let first = attempt(state.advance(now: 0).action) else { return #expect(Bool(false)) }
      let partial = ExportState.Outcome.failure(.partial(rejectedSpans: 2, "old"))
      guard let (_, cause) = state.finished(first.number, partial, now: 1, jitter: 0) else {
        return #expect(Bool(false))
      }
      #expect(cause == nil && state.isIdle)
    }

    @Test func givesUpAtTheDeadlineAndWaitsForTheReporter() {
      let state = self.state()
      #expect(state.enqueue([batch(10), batch(10)], now: 0))
      guard let first = attempt(state.advance(now: 0).action) else { return #expect(Bool(false)) }
      #expect(state.nextTime == 10_000)
      let (action, givenUp) = state.advance(now: 10_000)
      guard case .cancel(first.number) = action else { return #expect(Bool(false)) }
      #expect(givenUp?.spans.count == 10)
      #expect(state.advance(now: 20_000).action == nil && !state.isIdle && state.nextTime == .max)
      #expect(state.finished(first.number, .success, now: 20_001, jitter: 0) == nil)
      #expect(attempt(state.advance(now: 20_002).action)?.spans.count == 10)
    }

    @Test func waitsForNoTryThatWouldComeTooLate() {
      let state = self.state { $0.timeout = 50 }
      #expect(state.enqueue([batch(10)], now: 0))
      guard let first = attempt(state.advance(now: 0).action) else { return #expect(Bool(false)) }
      #expect(state.finished(first.number, retryable, now: 1, jitter: 0)?.1 == .exportFailed)
      #expect(state.isIdle)
    }

    @Test func ignoresAnAnswerToAnotherCall() {
      let state = self.state()
      #expect(state.finished(5, .success, now: 0, jitter: 0) == nil)
      #expect(state.enqueue([batch(10)], now: 0))
      _ = state.advance(now: 0)
      #expect(state.finished(99, .success, now: 0, jitter: 0) == nil && !state.isIdle)
    }

    @Test func flushesWhatIsQueuedAndNoMore() {
      let state = self.state()
      #expect(state.isFlushed)
      #expect(state.enqueue([batch(1)], now: 0))
      state.beginFlush()
      #expect(!state.isFlushed)
      guard let first = attempt(state.advance(now: 1).action) else { return #expect(Bool(false)) }
      #expect(state.enqueue([batch(1)], now: 2))
      #expect(!state.isFlushed)
      _ = state.finished(first.number, .success, now: 3, jitter: 0)
      #expect(state.isFlushed && state.isIdle)
      #expect(state.advance(now: 4).action == nil, "what came later waits as usual")
    }

    @Test func abandonsEverything() {
      let state = self.state()
      for _ in 0..<3 { #expect(state.enqueue([batch(10)], now: 0)) }
      state.beginFlush()
      _ = state.advance(now: 0)
      #expect(state.abandon().count == 3)
      #expect(state.queuedSpans == 0 && state.isFlushed && !state.isIdle)
      #expect(state.abandon().isEmpty)
    }

    @Test func settlesABatchOnceForAllReporters() {
      let results = Mutex<[(Int, Int, Fastrace.DropCause)]>([])
      let batch = ExportBatch(self.batch(10).spans, reporters: 3) { reported, dropped, cause in
        results.withLock { $0.append((reported, dropped, cause)) }
      }
      batch.settle(taken: 0, cause: .exportFailed)
      batch.settle(taken: 8, cause: .rejectedByReceiver)
      #expect(results.withLock { $0.isEmpty })
      batch.settle(taken: 0, cause: .exportTimeout)
      #expect(results.withLock { $0.count } == 1)
      #expect(results.withLock { $0.first.map { $0 == (8, 2, .rejectedByReceiver) } } == true)
      let none = ExportBatch(batch.spans, reporters: 0) { _, dropped, cause in
        results.withLock { $0.append((0, dropped, cause)) }
      }
      #expect(none.spans.count == 10 && results.withLock { $0.last.map { $0 == (0, 10, .noReporter) } } == true)
    }
  }
#endif
