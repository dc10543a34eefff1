import Fastrace
import Synchronization
import Testing

@Suite(.recorder, .traced) struct ShutdownTests {
  @Test func reportsEverythingAndShutsTheReporterDownOnce() async {
    let reporter = MemoryReporter()
    Fastrace.setReporter(reporter, configuration: .test)
    let before = Fastrace.statistics()
    for _ in 0..<10 { TraceSpan.beginRoot("root").end() }
    #expect(await Fastrace.shutdown())
    #expect(reporter.count == 10 && reporter.shutdowns == 1)
    TraceSpan.beginRoot("after").end()
    #expect(await Fastrace.flush())
    let change = StatisticsChange(before, Fastrace.statistics())
    change.expectBalance()
    #expect(change.reported == 10 && change.dropped(.noReporter) == 1)
    #expect(reporter.count == 10 && reporter.shutdowns == 1)
  }

  @Test func canBeRepeated() async {
    Fastrace.setReporter(MemoryReporter(), configuration: .test)
    #expect(await Fastrace.shutdown())
    #expect(await Fastrace.shutdown())
  }

  @Test func startsAgainWithAnotherReporter() async {
    Fastrace.setReporter(MemoryReporter(), configuration: .test)
    #expect(await Fastrace.shutdown())
    let result = await record { TraceSpan.withRoot("root") { LocalSpan.with("local") {} } }
    #expect(result.tree == "root(local)")
  }

  @Test func dropsWhatTheReporterDoesNotTakeInTime() async {
    let gate = Gate()
    Fastrace.setReporter(ClosureReporter { _ in await gate.pass() }, configuration: .test)
    let before = Fastrace.statistics()
    for _ in 0..<10 { TraceSpan.beginRoot("root").end() }
    #expect(await Fastrace.shutdown(timeout: .milliseconds(50)) == false)
    #expect(await eventually { Fastrace.statistics().queuedSpans == 0 })
    let change = StatisticsChange(before, Fastrace.statistics())
    change.expectBalance()
    #expect(change.dropped(.shutdown) == 10)
    gate.open()
  }

  @Test func keepsItsDeadlineWhenTheReporterDoesNotShutDown() async {
    let reporter = HangingShutdown()
    Fastrace.setReporter(reporter, configuration: .test)
    TraceSpan.beginRoot("root").end()
    #expect(await Fastrace.shutdown(timeout: .milliseconds(50)) == false)
    #expect(reporter.spans.withLock { $0 } == 1)
    reporter.gate.open()
  }

  @Test func keepsItsDeadlineWhenTheReporterBlocksItsThread() async {
    let isBlocked = Flag(true)
    Fastrace.setReporter(
      ClosureReporter { _ in while isBlocked.isSet {} }, configuration: .test)
    TraceSpan.beginRoot("root").end()
    #expect(await Fastrace.shutdown(timeout: .milliseconds(50)) == false)
    isBlocked.isSet = false
  }

  @Test func endsSpansThatBeganBefore() async {
    Fastrace.setReporter(MemoryReporter(), configuration: .test)
    let before = Fastrace.statistics()
    let root = TraceSpan.beginRoot("root")
    #expect(await Fastrace.shutdown())
    root.makeCurrent { LocalSpan.with("local") {} }
    root.end()
    let change = StatisticsChange(before, Fastrace.statistics())
    change.expectBalance()
    _ = Fastrace.statistics()
    #expect(await eventually { StatisticsChange(before, Fastrace.statistics()).dropped(.noReporter) == 2 })
  }

  /// An application that goes on working while it shuts down.
  @Test func reportsWhatEndsAfterItsFlush() async {
    let reporter = EndingInFlush()
    // Not by the way: only the shutdown exports it.
    Fastrace.setReporter(reporter, configuration: .test { $0.exportDelay = .seconds(3600) })
    let before = Fastrace.statistics()
    reporter.root.withLock { $0 = TraceSpan.beginRoot("root") }
    #expect(await Fastrace.shutdown())
    let change = StatisticsChange(before, Fastrace.statistics())
    change.expectBalance()
    #expect(change.reported == 1 && reporter.spans.withLock { $0 } == 1)
  }

  @Test func waitsForTheLastReportToReturn() async {
    let reporter = SlowToGiveUp()
    Fastrace.setReporter(reporter, configuration: .test)
    TraceSpan.beginRoot("root").end()
    #expect(await eventually { reporter.calls.withLock { $0 } == ["report"] })
    #expect(await Fastrace.shutdown(timeout: .milliseconds(20)) == false)
    reporter.gate.open()
    #expect(await eventually { reporter.calls.withLock { $0 } == ["report", "returned", "shutdown"] })
  }

  @Test func doesNothingInsideAReporter() async {
    let result = Mutex<Bool?>(nil)
    let reporter = ClosureReporter { _ in
      let isShutDown = await Fastrace.shutdown(timeout: .seconds(60))
      result.withLock { $0 = isShutDown }
    }
    Fastrace.setReporter(reporter, configuration: .test)
    TraceSpan.beginRoot("root").end()
    #expect(await Fastrace.flush(timeout: .seconds(60)))
    #expect(result.withLock { $0 } == false)
  }

  @Test func leavesAReporterThatIsSetAgainAlone() async {
    let reporter = MemoryReporter()
    Fastrace.setReporter(reporter, configuration: .test)
    TraceSpan.beginRoot("before").end()
    Fastrace.setReporter(reporter, configuration: .test { $0.exportBatchSize = 1 })
    TraceSpan.beginRoot("after").end()
    #expect(await Fastrace.flush(timeout: .seconds(60)))
    #expect(await eventually { Set(reporter.spans.map(\.name)) == ["before", "after"] })
    #expect(reporter.shutdowns == 0)
    #expect(await Fastrace.shutdown(timeout: .seconds(60)))
    #expect(reporter.shutdowns == 1)
  }

  /// Goes on with its report after it was cancelled.
  private final class SlowToGiveUp: SpanReporter {
    let gate = Gate()
    let calls = Mutex<[String]>([])
    func report(_ spans: SpanBatch) async throws {
      calls.withLock { $0.append("report") }
      await gate.pass()
      calls.withLock { $0.append("returned") }
    }
    func shutdown() async { calls.withLock { $0.append("shutdown") } }
  }

  private final class EndingInFlush: SpanReporter {
    let root = Mutex<TraceSpan?>(nil)
    let spans = Mutex(0)
    func report(_ spans: SpanBatch) async throws {
      // The collector has time to give it up.
      _ = Fastrace.statistics()
      self.spans.withLock { $0 += spans.count }
    }
    func flush() async throws { root.withLock { $0.take() }?.end() }
  }

  private final class HangingShutdown: SpanReporter {
    let gate = Gate()
    let spans = Mutex(0)
    func report(_ spans: SpanBatch) async throws { self.spans.withLock { $0 += spans.count } }
    func shutdown() async { await gate.pass() }
  }
}
