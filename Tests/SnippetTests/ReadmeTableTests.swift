import Fastrace
import FastraceChromeTrace
import FastraceTesting
import Testing

/// What the table in the README says, as far as no article says it as well; `GuideTests` compares.
@Suite(.recorder, .traced) struct ReadmeTableTests {
  @Test func scopes() async throws {
    func parse() {
      let span = LocalSpan.enter("name")
      span.setProperty("key", "value")
    }
    try await TestTrace.collect {
      parse()
      LocalSpan.with("name") { LocalSpan.setProperty("key", 1) }
      await TraceSpan.with("name") { span in
        span.setProperty("key", true)
        await Task.yield()
      }
      let span = TraceSpan.begin("name")
      span.end()
    }.expectTree(
      """
      test
        name
        name {key=1}
        name {key=true}
        name {key=value}
      """)
  }

  @Test func severalRequests() async throws {
    struct Request {
      let span: TraceSpan
    }
    let reporter = InMemoryReporter()
    Fastrace.setReporter(reporter)
    let requests = [Request(span: .beginRoot("first")), Request(span: .beginRoot("second"))]
    TraceSpan.begin("batch", parents: requests.map(\.span)).end()
    for request in requests { request.span.end() }
    await Fastrace.flush()
    #expect(reporter.traces.count == 2)
    for trace in reporter.traces { #expect(trace.spans(named: "batch").count == 1) }
  }

  @Test func spansBeforeTheirParent() async throws {
    func collect() -> LocalSpans {
      let collector = LocalCollector.start()
      LocalSpan.with("early") {}
      return collector.collect()
    }
    try await TestTrace.collect {
      let spans = collect()
      let span = TraceSpan.begin("late")
      span.attach(spans)
      span.end()
    }.expectTree(
      """
      test
        late
          early
      """)
  }

  @Test func otherProcesses() async throws {
    let reporter = InMemoryReporter()
    var configuration = Fastrace.Configuration()
    configuration.tailFilter = .slowOrFailed(.milliseconds(100))
    Fastrace.setReporter(reporter, configuration: configuration)
    let remoteContext = SpanContext.random()
    TraceSpan.withRoot("name", context: remoteContext) { span in span.setStatus(.error("kept")) }
    await Fastrace.flush()
    #expect(reporter.spans.map(\.traceID) == [remoteContext.traceID])
  }

  /// Without a span: nothing is written.
  @Test func aFile() async {
    // snippet: chrome-trace
    Fastrace.setReporter(ChromeTraceReporter(path: "trace.json"))
    // end
    await Fastrace.flush()
  }
}
