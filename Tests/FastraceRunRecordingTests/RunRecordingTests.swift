import Fastrace
import FastraceRunRecording
import FastraceTesting
import RecorderTesting
import Testing

@Suite(.recorder, .enabled(if: TestTrace.isAvailable)) struct RunRecordingTests {
  @Test func recordsEachRunOfATask() async throws {
    let reporter = InMemoryReporter()
    var configuration = Fastrace.Configuration()
    configuration.exportDelay = .zero
    Fastrace.setReporter(reporter, configuration: configuration)
    let root = TraceSpan.beginRoot("root")
    let sum = await root.recordingRuns { () async -> Int in
      var sum = 0
      for index in 0..<4 {
        await Task.yield()
        sum += index
      }
      return sum
    }
    #expect(sum == 6)
    let context = try #require(root.context)
    root.end()
    // A run is over after the task has gone on elsewhere, so the last one may be late.
    let spans = try await reporter.waitForSpans(count: 6, timeout: .seconds(60))
    let runs = spans.filter { $0.name == "run" }
    #expect(runs.allSatisfy { $0.parentID == context.spanID && $0.traceID == context.traceID })
    await untilAllIsReported()
  }

  @Test func recordsNothingForASpanWithoutATrace() async throws {
    struct Failure: Error {}
    struct Token: ~Copyable { let number: Int }
    let before = Fastrace.statistics().started
    #expect(await TraceSpan.noop.recordingRuns { 5 } == 5)
    await #expect(throws: Failure.self) { try await TraceSpan.noop.recordingRuns { throw Failure() } }
    let token = await TraceSpan.noop.recordingRuns { () async -> Token in Token(number: 3) }
    #expect(token.number == 3)
    #expect(Fastrace.statistics().started == before)
  }

  @Test func returnsWhatCannotBeCopiedAndThrowsWhatTheBodyThrows() async {
    struct Failure: Error {}
    struct Token: ~Copyable { let number: Int }
    Fastrace.setReporter(InMemoryReporter())
    let root = TraceSpan.beginRoot("root")
    let token = await root.recordingRuns { () async -> Token in
      await Task.yield()
      return Token(number: 3)
    }
    #expect(token.number == 3)
    await #expect(throws: Failure.self) { try await root.recordingRuns { throw Failure() } }
    root.end()
    await untilAllIsReported()
  }

  /// The last run of a task ends, and lets go of the root, when the task may already be somewhere else.
  private func untilAllIsReported() async {
    while Fastrace.statistics().pending > 0 { await Task.yield() }
    Fastrace.setReporters([])
  }
}
