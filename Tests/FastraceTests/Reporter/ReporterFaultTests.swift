import Fastrace
import Foundation
import Synchronization
import Testing

@Suite(.recorder, .traced) struct ReporterFaultTests {
  private func roots(_ count: Int) {
    for _ in 0..<count { TraceSpan.beginRoot("root").end() }
  }

  /// One trace of so many spans, which reporters get in one batch; traces can be read, and exported, in parts.
  private func trace(_ count: Int) {
    TraceSpan.withRoot("root") { _ in for _ in 1..<count { LocalSpan.with("local") {} } }
  }

  /// Records with the reporters and returns what the statistics say, after a flush that must succeed if `isFlushed`.
  private func change(
    _ reporters: [any SpanReporter], _ configuration: Fastrace.Configuration = .test, isFlushed: Bool = true,
    timeout: Duration = .seconds(60),
    _ body: () async -> Void
  ) async -> StatisticsChange {
    Fastrace.setReporters(reporters, configuration: configuration)
    let before = Fastrace.statistics()
    await body()
    #expect(await Fastrace.flush(timeout: timeout) == isFlushed)
    let change = StatisticsChange(before, Fastrace.statistics())
    change.expectBalance()
    return change
  }

  @Test func countsWhatAThrowingReporterLoses() async {
    let problems = Mutex<[Fastrace.ProblemHandler.Problem]>([])
    let configuration = Fastrace.Configuration.test {
      $0.problemHandler = Fastrace.ProblemHandler { problem in problems.withLock { $0.append(problem) } }
    }
    let result = await change([ClosureReporter { _ in throw Failure() }], configuration) { roots(10) }
    #expect(result.dropped(.exportFailed) == 10 && result.reported == 0)
    #expect(result.failedExports > 0)
    #expect(problems.withLock { $0.first?.kind } == "export-failed")
    #expect(problems.withLock { $0.first?.description.contains("Failure") } == true)
  }

  @Test func triesAgainWhatIsWorthIt() async {
    let calls = Mutex(0)
    let kept = MemoryReporter()
    let reporter = ClosureReporter { spans in
      let call = calls.withLock { calls in
        calls += 1
        return calls
      }
      if call <= 2 { throw ReportFailure("busy", isRetryable: true, retryAfter: .milliseconds(1)) }
      try await kept.report(SpanBatch(spans))
    }
    let result = await change([reporter]) { roots(10) }
    #expect(result.reported == 10 && result.dropped == 0)
    #expect(result.failedExports == 2)
    #expect(kept.count == 10)
  }

  @Test func reportsUnderNoSpanOfTheApplication() async {
    let current = Mutex<[SpanContext?]>([])
    let reporter = ClosureReporter { _ in current.withLock { $0.append(SpanContext.current) } }
    _ = await change([reporter], .test { $0.collectInterval = .seconds(3600) }) {
      roots(1)
      await TraceSpan.withRoot("request") { _ in
        // Reads the buffers and begins the export on this thread, in this task.
        for _ in 0..<3 { _ = Fastrace.statistics() }
        #expect(await eventually { current.withLock { $0.count } > 0 })
      }
    }
    #expect(current.withLock { $0.allSatisfy { $0 == nil } })
  }

  /// Nothing but flushes wakes the collector here.
  @Test func servesFlushesThatComeDuringAnother() async {
    let gate = Gate()
    let reporter = ClosureReporter { _ in await gate.pass() }
    _ = await change([reporter], .test { $0.collectInterval = .seconds(3600) }) {
      roots(1)
      let first = Task { await Fastrace.flush(timeout: .seconds(60)) }
      #expect(await eventually { gate.waiting > 0 })
      let second = Task { await Fastrace.flush(timeout: .seconds(60)) }
      await Task.yield()
      gate.open()
      #expect(await first.value)
      #expect(await second.value)
    }
  }

  @Test func givesUpAfterTheLastTry() async {
    let configuration = Fastrace.Configuration.test {
      $0.retry.initialDelay = .microseconds(10)
      $0.retry.maximumRetries = 3
    }
    let reporter = ClosureReporter { _ in throw ReportFailure("busy", isRetryable: true) }
    let result = await change([reporter], configuration) { TraceSpan.beginRoot("root").end() }
    #expect(result.dropped(.exportFailed) == 1)
    #expect(result.failedExports == 4)
  }

  @Test func countsTheSpansThatAReceiverRejects() async {
    let reporter = ClosureReporter { spans in throw ReportFailure.partial(rejectedSpans: 3, "too old") }
    let result = await change([reporter], .test { $0.exportDelay = .seconds(60) }) { trace(10) }
    #expect(result.reported == 7 && result.dropped(.rejectedByReceiver) == 3)
    #expect(result.succeededExports == 1 && result.failedExports == 0)
  }

  @Test func triesOnlyTheRestAgain() async {
    let sizes = Mutex<[Int]>([])
    let reporter = ClosureReporter { spans in
      let call = sizes.withLock { sizes in
        sizes.append(spans.count)
        return sizes.count
      }
      let failure = ReportFailure("busy", isRetryable: true, retryAfter: .zero)
      if call == 1 { throw failure.afterFinishing(4, rejectedSpans: 1) }
      if call == 2 { throw failure.afterFinishing(2) }
    }
    let result = await change([reporter], .test { $0.exportDelay = .seconds(60) }) { trace(10) }
    #expect(sizes.withLock { $0 } == [10, 6, 4])
    #expect(result.reported == 9 && result.dropped(.rejectedByReceiver) == 1 && result.dropped == 1)
    #expect(result.succeededExports == 1 && result.failedExports == 2)
  }

  @Test func losesOnlyTheRestOfWhatFails() async {
    let reporter = ClosureReporter { spans in throw ReportFailure("no").afterFinishing(7, rejectedSpans: 2) }
    let result = await change([reporter], .test { $0.exportDelay = .seconds(60) }) { trace(10) }
    #expect(result.reported == 5 && result.dropped == 5)
    #expect(result.dropped(.rejectedByReceiver) == 2 && result.dropped(.exportFailed) == 3)
  }

  @Test(arguments: [-5, 0, 1_000])
  func survivesNonsenseAboutWhatIsDone(_ finished: Int) async {
    let reporter = ClosureReporter { spans in throw ReportFailure("?").afterFinishing(finished, rejectedSpans: finished)
    }
    let result = await change([reporter], .test { $0.exportDelay = .seconds(60) }) { trace(10) }
    #expect(result.dropped == 10)
  }

  @Test(arguments: [-5, 0, 1_000])
  func survivesNonsenseFromAReceiver(_ rejected: Int) async {
    let reporter = ClosureReporter { spans in throw ReportFailure.partial(rejectedSpans: rejected, "?") }
    let result = await change([reporter]) { roots(10) }
    #expect(result.reported + result.dropped(.rejectedByReceiver) == 10)
  }

  @Test func returnsFromAFlushInSpiteOfAHangingReporter() async {
    let gate = Gate()
    let result = await change(
      [ClosureReporter { _ in await gate.pass() }], isFlushed: false, timeout: .milliseconds(50)
    ) { roots(10) }
    #expect(result.pending == 10)
    gate.open()
    #expect(await Fastrace.flush())
    #expect(StatisticsChange(result.before, Fastrace.statistics()).reported == 10)
  }

  @Test func keepsTheDeadlineOfAFlushThatComesSecond() async {
    let gate = Gate()
    Fastrace.setReporter(ClosureReporter { _ in await gate.pass() }, configuration: .test)
    roots(10)
    let isFirstDone = Flag()
    let first = Task {
      let isFlushed = await Fastrace.flush(timeout: .seconds(600))
      isFirstDone.isSet = true
      return isFlushed
    }
    for _ in 0..<100 { await Task.yield() }
    #expect(await Fastrace.flush(timeout: .milliseconds(10)) == false)
    #expect(!isFirstDone.isSet)
    gate.open()
    #expect(await first.value)
  }

  @Test func givesUpAnExportAtItsDeadline() async {
    let gate = Gate()
    let wasCancelled = Flag()
    let reporter = ClosureReporter { _ in
      await withTaskCancellationHandler {
        await gate.pass()
      } onCancel: {
        wasCancelled.isSet = true
      }
    }
    let configuration = Fastrace.Configuration.test { $0.exportTimeout = .milliseconds(20) }
    Fastrace.setReporter(reporter, configuration: configuration)
    let before = Fastrace.statistics()
    roots(5)
    // What was not collected in time for the first export waits behind it.
    #expect(await eventually { StatisticsChange(before, Fastrace.statistics()).dropped(.exportTimeout) > 0 })
    #expect(wasCancelled.isSet)
    gate.open()
    #expect(await Fastrace.flush())
    StatisticsChange(before, Fastrace.statistics()).expectBalance()
  }

  @Test func recordsOnWhileAReporterBlocksItsThread() async {
    let isBlocked = Flag(true)
    let reporter = ClosureReporter { _ in while isBlocked.isSet { sched_yield() } }
    let result = await change([reporter], isFlushed: false, timeout: .milliseconds(50)) {
      for _ in 0..<20 {
        roots(100)
        await Task.yield()
      }
    }
    #expect(result.started == 2_000 && result.pending == 2_000)
    isBlocked.isSet = false
    #expect(await Fastrace.flush())
    #expect(StatisticsChange(result.before, Fastrace.statistics()).reported == 2_000)
  }

  @Test func givesEverythingToTheOtherReporterWhenOneHangs() async {
    let gate = Gate()
    let kept = MemoryReporter()
    let result = await change(
      [ClosureReporter { _ in await gate.pass() }, kept], isFlushed: false, timeout: .milliseconds(100)
    ) { roots(500) }
    #expect(await eventually { kept.count == 500 })
    #expect(result.pending == 500, "the fate of a span is open until every reporter is done with it")
    gate.open()
    #expect(await Fastrace.flush())
    let change = StatisticsChange(result.before, Fastrace.statistics())
    #expect(change.reported == 500 && kept.count == 500)
  }

  @Test func countsASpanAsReportedWhenOneReporterTookIt() async {
    let kept = MemoryReporter()
    let result = await change([ClosureReporter { _ in throw Failure() }, kept]) { roots(10) }
    #expect(kept.count == 10 && result.reported == 10 && result.dropped == 0)
  }

  @Test func countsRootsWithoutAReporter() async {
    let result = await change([]) {
      roots(3)
      TraceSpan.withRoot("root") { LocalSpan.with("local") {} }
    }
    #expect(result.started == 4 && result.dropped(.noReporter) == 4)
  }

  @Test func returnsAtOnceFromAFlushInsideAReporter() async {
    let answers = Mutex<[Bool]>([])
    let reporter = ClosureReporter { _ in
      let answer = await Fastrace.flush(timeout: .seconds(3600))
      answers.withLock { $0.append(answer) }
    }
    let result = await change([reporter]) { roots(1) }
    #expect(result.reported == 1)
    #expect(answers.withLock { $0 } == [false])
  }

  @Test func mayRecordAndAskInsideAReporter() async {
    let calls = Mutex(0)
    let reporter = ClosureReporter { _ in
      let isFirst = calls.withLock { calls in
        calls += 1
        return calls == 1
      }
      _ = Fastrace.statistics()
      if isFirst { TraceSpan.withRoot("inside") { LocalSpan.with("local") {} } }
    }
    let result = await change([reporter]) {
      roots(1)
      _ = await eventually { calls.withLock { $0 } > 1 }
    }
    #expect(result.reported == 3)
  }

  @Test func letsATrapAskForTheStatistics() async {
    let gate = Gate()
    let kinds = Mutex<Set<String>>([])
    let configuration = Fastrace.Configuration.test {
      $0.exportQueueCapacity = 1
      $0.exportBatchSize = 1
      $0.exportTimeout = .milliseconds(20)
      $0.problemHandler = Fastrace.ProblemHandler { problem in
        _ = Fastrace.statistics()
        kinds.withLock { _ = $0.insert(problem.kind) }
      }
    }
    Fastrace.setReporter(ClosureReporter { _ in await gate.pass() }, configuration: configuration)
    for _ in 0..<10 {
      roots(10)
      _ = Fastrace.statistics()
    }
    #expect(await eventually { kinds.withLock { $0 } == ["export-queue-full", "export-timeout"] })
    gate.open()
    #expect(await Fastrace.flush())
  }

  @Test func callsAReporterOnceAtATime() async {
    let reporter = StrictReporter()
    let result = await change([reporter], .test { $0.exportBatchSize = 10 }) {
      for _ in 0..<30 {
        async let first = Fastrace.flush()
        roots(50)
        async let second = Fastrace.flush()
        let areFlushed = await [first, second]
        #expect(areFlushed == [true, true])
      }
    }
    #expect(result.reported == 1_500)
    #expect(reporter.overlaps == 0)
    #expect(reporter.largest <= 10)
  }

  @Test func flushesNothingThatEndsAfterTheCall() async {
    let (isFlooding, reporter) = (Flag(), CountingReporter())
    let configuration = Fastrace.Configuration.test {
      $0.collectInterval = .seconds(3600)
      // Called on the collector's thread, in the middle of its work.
      $0.tailFilter = .keeping { _ in
        if isFlooding.isSet { roots(8) }
        return true
      }
    }
    Fastrace.setReporter(reporter, configuration: configuration)
    #expect(await Fastrace.flush())
    roots(1)
    isFlooding.isSet = true
    #expect(await Fastrace.flush())
    // The collector may have been about to work anyway when the flush was called: eight more had ended by then.
    #expect([1, 9].contains(reporter.reportedAtFlush))
    isFlooding.isSet = false
    #expect(await Fastrace.flush())
  }

  /// Notes how much it had got when it was flushed.
  private final class CountingReporter: SpanReporter {
    private let state = Mutex((count: 0, atFlush: 0))
    var reportedAtFlush: Int { state.withLock { $0.atFlush } }
    func report(_ spans: SpanBatch) async throws { state.withLock { $0.count += spans.count } }
    func flush() async throws { state.withLock { $0.atFlush = $0.count } }
  }

  @Test func flushesWhileOthersGoOnRecording() async {
    let isDone = Flag()
    let reporter = ClosureReporter { _ in for _ in 0..<20 { await Task.yield() } }
    _ = await change([reporter]) {
      async let load: Void = onThread {
        while !isDone.isSet {
          roots(1)
          sched_yield()
        }
      }
      for _ in 0..<5 { #expect(await Fastrace.flush(timeout: .seconds(30))) }
      isDone.isSet = true
      await load
    }
  }

  private struct Failure: Error {}
}

/// Notices calls that overlap.
private final class StrictReporter: SpanReporter {
  private struct State {
    var isBusy = false
    var overlaps = 0
    var largest = 0
  }
  private let state = Mutex(State())
  var overlaps: Int { state.withLock { $0.overlaps } }
  var largest: Int { state.withLock { $0.largest } }

  func report(_ spans: SpanBatch) async throws {
    state.withLock { $0.largest = max($0.largest, spans.count) }
    await call()
  }
  func flush() async throws { await call() }

  private func call() async {
    state.withLock { state in
      if state.isBusy { state.overlaps += 1 }
      state.isBusy = true
    }
    for _ in 0..<5 { await Task.yield() }
    state.withLock { $0.isBusy = false }
  }
}
