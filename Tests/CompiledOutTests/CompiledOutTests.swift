import Fastrace
import FastraceRunRecording
import Testing

// Runs without the trait Enable: everything can be called, and nothing happens.
#if !Enable
  @Suite struct CompiledOutTests {
    /// What no argument of a call may do.
    private func mustNotRun<Value>(_ value: Value) -> Value {
      Issue.record("an argument was evaluated")
      return value
    }

    private struct Failure: Error, Equatable {}

    @Test func evaluatesNoArgumentOfASpan() {
      let span = TraceSpan.beginRoot(mustNotRun("root"), context: mustNotRun(SpanContext.random()))
      span.setProperty(mustNotRun("key"), mustNotRun(1))
      span.setProperties(mustNotRun(["key": 1]))
      span.addEvent(mustNotRun("event"), properties: mustNotRun([:]))
      span.addEvent(mustNotRun(TraceSpan.Event("event")))
      span.addLink(mustNotRun(TraceSpan.Link(.random())))
      span.setStatus(mustNotRun(.ok))
      span.setName(mustNotRun("name"))
      span.recordError(mustNotRun(Failure()))
      span.cancel()
      span.end()
      #expect(!span.isRecording && span.context == nil && span.elapsed == nil)
    }

    @Test func evaluatesNoArgumentOfALocalSpan() {
      let span = LocalSpan.enter(mustNotRun("local"))
      span.setProperty(mustNotRun("key"), mustNotRun(1))
      span.addEvent(mustNotRun("event"))
      span.recordError(mustNotRun(Failure()))
      LocalSpan.setProperty(mustNotRun("key"), mustNotRun(1))
      LocalSpan.addEvent(mustNotRun("event"))
      LocalSpan.setStatus(mustNotRun(.ok))
      #expect(SpanContext.current == nil)
    }

    @Test func runsBodiesAndReturnsWhatTheyReturn() async throws {
      #expect(TraceSpan.withRoot(mustNotRun("root")) { 1 } == 1)
      #expect(await TraceSpan.with(mustNotRun("child")) { _ in await Task { 2 }.value } == 2)
      #expect(LocalSpan.with(mustNotRun("local")) { 3 } == 3)
      #expect(TraceSpan.current.makeCurrent { 4 } == 4)
      #expect(TraceSpan.current.carry { 5 }() == 5)
      #expect(TraceSpan.current.carry { (number: Int) in number + 1 }(4) == 5)
      #expect(await TraceSpan.noop.recordingRuns { 6 } == 6)
      #expect(throws: Failure.self) { try TraceSpan.with("child") { throw Failure() } }
      await #expect(throws: Failure.self) {
        try await TraceSpan.withRoot("root") { () async throws in throw Failure() }
      }
    }

    @Test func passesSequencesOn() async {
      let numbers = AsyncStream { continuation in
        for number in 1...3 { continuation.yield(number) }
        continuation.finish()
      }
      var sum = 0
      for await number in numbers.inSpan(.noop, element: "element") { sum += number }
      #expect(sum == 6)
    }

    @Test func collectsNothing() {
      func collected() -> LocalSpans { LocalCollector.start().collect() }
      let spans = collected()
      TraceSpan.noop.attach(spans)
      #expect(spans.spanRecords(under: .random()).isEmpty)
    }

    @Test func hasNothingToFlushOrToCount() async {
      #expect(await Fastrace.flush())
      #expect(await Fastrace.shutdown())
      #expect(Fastrace.statistics() == Fastrace.Statistics())
    }

    @Test func stillReadsAndWritesContexts() {
      let text = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
      #expect(SpanContext(traceparent: text)?.traceparent == text)
    }

    @Test func saysThatTracingIsCompiledOut() async {
      struct NoReporter: SpanReporter { func report(_ spans: SpanBatch) async throws {} }
      let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
        Fastrace.setReporter(NoReporter())
      }
      let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      #expect(text.contains("compiled out") && text.contains("--traits Enable"))
      #expect(text.split(separator: "\n").count == 1)
    }
  }
#endif
