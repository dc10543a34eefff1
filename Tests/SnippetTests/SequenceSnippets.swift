import Fastrace
import FastraceRunRecording
import FastraceTesting
import Testing

@Suite(.recorder, .traced) struct SequenceSnippets {
  @Test func sequences() async throws {
    let lines = AsyncStream { continuation in
      for line in ["one", "two"] { continuation.yield(line) }
      continuation.finish()
    }
    func parse(_ line: String) { LocalSpan.with("parse") {} }
    // snippet: sequence
    func read() async {
      for await line in lines.inSpan(TraceSpan.begin("read"), element: "line") {
        parse(line)
      }
    }
    // end
    // The third `line` is the one that finds the end.
    try await TestTrace.collect { await read() }.expectTree(
      """
      test
        parse
        parse
        read
          line
          line
          line
      """)
  }

  @Test func runs() async throws {
    // snippet: runs
    func work() async {
      await TraceSpan.with("work") { span in
        await span.recordingRuns {
          await Task.yield()
        }
      }
    }
    // end
    let trace = try await TestTrace.collect { await work() }
    #expect(!trace.spans(named: "run").isEmpty)
    for run in trace.spans(named: "run") { #expect(trace.parent(of: run)?.name == "work") }
  }

  @Test func contextIsThere() async throws {
    let trace = try await TestTrace.collect {
      // snippet: current
      let header = SpanContext.current?.traceparent
      // end
      #expect(header?.hasPrefix("00-") == true)
      #expect(TraceSpan.current.isRecording)
    }
    try trace.expectTree("test")
    #expect(SpanContext.current == nil)
  }
}
