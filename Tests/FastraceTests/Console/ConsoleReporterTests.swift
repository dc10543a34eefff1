import Fastrace
import Synchronization
import Testing

@Suite struct ConsoleReporterTests {
  @Test func writesEachBatchAtOnce() async throws {
    let texts = Mutex<[String]>([])
    let reporter = ConsoleReporter(style: .line, output: .closure { text in texts.withLock { $0.append(text) } })
    try await reporter.report(SpanBatch(SampleSpans.request))
    try await reporter.report([])
    #expect(texts.withLock { $0 } == [LineLayout.text(of: SampleSpans.request)])
  }

  @Test func drawsTreesWithoutColorByDefault() {
    let reporter = ConsoleReporter(output: .closure { _ in })
    #expect(reporter.text(of: SampleSpans.request) == TreeLayout().text(of: SampleSpans.request))
  }

  @Test func takesItsOptions() {
    let reporter = ConsoleReporter(output: .closure { _ in }, columns: 10, siblingLimit: 1, usesColor: true)
    let layout = TreeLayout(columns: 40, siblingLimit: 1, usesColor: true)
    #expect(reporter.text(of: SampleSpans.request) == layout.text(of: SampleSpans.request))
  }
}
