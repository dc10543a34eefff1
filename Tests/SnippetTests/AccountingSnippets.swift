import Fastrace
import FastraceTesting
import Testing

@Suite(.recorder, .traced) struct AccountingSnippets {
  @Test func theSum() async {
    Fastrace.setReporter(InMemoryReporter())
    for _ in 0..<10 { TraceSpan.withRoot("work") { _ in LocalSpan.with("part") {} } }
    func check(_ holds: Bool) { #expect(holds) }
    // snippet: statistics
    let spans = Fastrace.statistics()
    check(spans.started == spans.reported + spans.cancelled + spans.droppedSpans + spans.pending)
    for (cause, count) in spans.dropped { print("\(count) spans were dropped: \(cause)") }
    // end
    await Fastrace.flush()
    #expect(Fastrace.statistics().pending == 0)
  }

  @Test func bounds() async {
    let reporter = InMemoryReporter()
    // snippet: bounds
    var configuration = Fastrace.Configuration()
    configuration.bytesPerThread = 8 << 20
    configuration.bytesOfAllThreads = 64 << 20
    configuration.bytesOfOpenTraces = 64 << 20
    configuration.spansPerTrace = 10_000
    Fastrace.setReporter(reporter, configuration: configuration)
    // end
    let before = Fastrace.statistics()
    TraceSpan.withRoot("import") { _ in
      for _ in 0..<20_000 { LocalSpan.with("row") {} }
    }
    await Fastrace.flush()
    let after = Fastrace.statistics()
    let started = after.started - before.started
    #expect(started == 20_001)
    #expect(reporter.spans.count < started)
    #expect(after.dropped[.traceSpanLimit] ?? 0 > before.dropped[.traceSpanLimit] ?? 0)
    #expect(after.started == after.reported + after.cancelled + after.droppedSpans + after.pending)
  }
}
