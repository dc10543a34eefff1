import Fastrace
import Testing

@Suite(.recorder, .traced) struct RunRecordingTests {
  @Test func recordsEachRunOfATask() async {
    let before = Fastrace.statistics().started
    let result = await record {
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
      root.end()
      // A run is over after the task has gone on elsewhere, so the last one may be late.
      #expect(await eventually { Fastrace.statistics().started - before >= 6 })
    }
    let runs = result.spans.filter { $0.name == "run" }
    #expect(runs.count >= 5)
    let root = result.spans.named("root")
    #expect(runs.allSatisfy { $0.parentID == root?.spanID && $0.traceID == root?.traceID })
  }

  @Test func recordsNothingForASpanWithoutATrace() async throws {
    struct Failure: Error {}
    let result = await record {
      #expect(await TraceSpan.noop.recordingRuns { 5 } == 5)
      await #expect(throws: Failure.self) { try await TraceSpan.noop.recordingRuns { throw Failure() } }
    }
    #expect(result.spans.isEmpty)
  }
}
