import Fastrace
import FastraceTesting
import Testing

@Suite struct InMemoryReporterTests {
  let reporter = InMemoryReporter()
  let otherTraceID = TraceID(high: 0, low: 7)

  var other: SpanRecord {
    var span = SampleSpans.span(9, "other")
    span.traceID = otherTraceID
    return span
  }

  @Test func keepsSpansByTrace() async throws {
    try await reporter.report([SampleSpans.request[1], other])
    try await reporter.report([SampleSpans.request[0]])
    #expect(reporter.spans.map(\.name) == ["load", "other", "GET /users"])
    #expect(reporter.spans(of: otherTraceID).map(\.name) == ["other"])
    #expect(
      reporter.traces.map(\.tree.text) == ["GET /users [server] [ok] {http.status=200}\n  load {rows=2}", "other"])
    reporter.reset()
    #expect(reporter.spans.isEmpty && reporter.traces.isEmpty)
  }

  @Test func countsWhatItLeavesOut() async throws {
    let reporter = InMemoryReporter(capacity: 3)
    try await reporter.report(SpanBatch(SampleSpans.request.prefix(2)))
    try await reporter.report(SpanBatch(SampleSpans.request))
    try await reporter.report(SpanBatch(SampleSpans.request))
    #expect(reporter.spans.map(\.name) == ["GET /users", "load", "GET /users"])
    #expect(reporter.leftOut == 9)
    reporter.reset()
    #expect(reporter.leftOut == 0)
  }

  @Test func waitsForSpans() async throws {
    async let spans = reporter.waitForSpans(count: 5)
    async let trace = reporter.waitForTrace(SampleSpans.traceID)
    await waiters(2)
    try await reporter.report(SpanBatch(SampleSpans.request.suffix(4)))
    try await reporter.report(SpanBatch(SampleSpans.request.prefix(1)))
    #expect(try await spans.count == 5)
    #expect(try await trace.spans.count == 5)
    #expect(try await reporter.waitForSpans(count: 2).count == 5)
  }

  @Test func saysWhatItHasWhenTheTimeIsUp() async throws {
    try await reporter.report([SampleSpans.request[4]])
    let failure = await #expect(throws: ExpectationFailure.self) {
      try await reporter.waitForSpans(count: 2, timeout: .zero)
    }
    let text = try #require(failure?.description)
    #expect(text.hasSuffix("Waited 0.0 seconds for 2 spans, but 1 came.\nThe trace:\n  render [orphan]"))
    await #expect(throws: ExpectationFailure.self) {
      try await reporter.waitForTrace(SampleSpans.traceID, timeout: .milliseconds(1))
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: [true, false])
  func waitingEndsWithTheTask(isWaiting: Bool) async throws {
    let task = Task {
      // Cancelled before it begins to wait, or while it waits.
      while !isWaiting, !Task.isCancelled { await Task.yield() }
      try await reporter.waitForSpans(count: 1, timeout: .seconds(3_600))
    }
    if isWaiting { await waiters(1) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(reporter.waiterCount == 0)
  }

  /// Returns when so many callers wait.
  private func waiters(_ count: Int) async {
    while reporter.waiterCount < count { await Task.yield() }
  }

  @Test func notesTheShutdown() async {
    #expect(!reporter.isShutDown)
    await reporter.shutdown()
    #expect(reporter.isShutDown)
  }
}
