import Fastrace
import Foundation
import Testing

@Suite(.traced) struct ProcessTests {
  @Test func reportsWhatIsLeftWhenTheProcessEnds() async throws {
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      Fastrace.setReporter(PrintingReporter())
      for index in 0..<100 { TraceSpan.withRoot("root \(index)") { LocalSpan.with("local") {} } }
      exit(0)
    }
    let text = String(decoding: try #require(result).standardOutputContent, as: UTF8.self)
    for index in 0..<100 { #expect(text.contains("[root \(index)]")) }
  }

  @Test func doesNotWaitAtTheEndWhenToldSo() async throws {
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      var configuration = Fastrace.Configuration()
      configuration.flushAtExit = .zero
      configuration.collectInterval = .seconds(3600)
      Fastrace.setReporter(PrintingReporter(), configuration: configuration)
      // From here on the collector rests for an hour.
      precondition(Fastrace.flushBlocking())
      TraceSpan.beginRoot("root").end()
      exit(0)
    }
    #expect(!String(decoding: try #require(result).standardOutputContent, as: UTF8.self).contains("[root]"))
  }

  @Test func endsInSpiteOfAReporterThatHangs() async {
    await #expect(processExitsWith: .exitCode(3)) {
      var configuration = Fastrace.Configuration.test
      configuration.flushAtExit = .milliseconds(100)
      Fastrace.setReporter(ClosureReporter { _ in while true { sched_yield() } }, configuration: configuration)
      TraceSpan.beginRoot("root").end()
      exit(3)
    }
  }

  @Test func leavesTheFirstReporterRunning() async {
    await #expect(processExitsWith: .success) {
      let reporter = MemoryReporter()
      Fastrace.setReporter(reporter, configuration: .test)
      for _ in 0..<20 {
        TraceSpan.beginRoot("root").end()
        let isFlushed = await Fastrace.flush()
        precondition(isFlushed)
      }
      precondition(reporter.count == 20 && reporter.shutdowns == 0)
      let isShutDown = await Fastrace.shutdown()
      precondition(isShutDown && reporter.shutdowns == 1)
    }
  }

  @Test func letsThreadsRaceForTheFirstUse() async {
    await #expect(processExitsWith: .success) {
      let reporter = MemoryReporter()
      await onThread {
        onThreads(16) { index in
          if index == 8 { Fastrace.setReporter(reporter, configuration: .test) }
          for _ in 0..<100 { TraceSpan.withRoot("root") { LocalSpan.with("local") {} } }
        }
      }
      let isFlushed = await Fastrace.flush()
      let statistics = Fastrace.statistics()
      precondition(isFlushed && reporter.shutdowns == 0)
      precondition(statistics.started == statistics.reported + statistics.droppedSpans, "\(statistics)")
      precondition(statistics.reported == reporter.count)
    }
  }

  @Test func countsRootsBeforeAReporterIsSet() async {
    await #expect(processExitsWith: .success) {
      for _ in 0..<5 { TraceSpan.beginRoot("early").end() }
      let remote = SpanContext(traceID: .random(), spanID: .random(), isSampled: true, isRemote: true)
      let passing = TraceSpan.beginRoot("passing", context: remote)
      precondition(passing.context?.traceparent == remote.traceparent)
      precondition(!passing.isRecording)
      let statistics = Fastrace.statistics()
      precondition(statistics.started == 6 && statistics.dropped == [.noReporter: 6], "\(statistics)")
      let isFlushed = await Fastrace.flush()
      precondition(isFlushed)
    }
  }

  /// Writes the names of roots at once.
  private struct PrintingReporter: SpanReporter {
    func report(_ spans: SpanBatch) async throws {
      for span in spans where span.isLocalRoot { FileHandle.standardOutput.write(Data("[\(span.name)]\n".utf8)) }
    }
  }
}
