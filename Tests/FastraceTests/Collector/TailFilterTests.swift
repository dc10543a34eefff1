import Fastrace
import Synchronization
import Testing

@Suite(.recorder, .traced) struct TailFilterTests {
  @Test func decidesOnWholeTraces() async {
    let summaries = Mutex<[TraceSummary]>([])
    let filter = TailFilter.keeping { summary in
      summaries.withLock { $0.append(summary) }
      return summary.hasError
    }
    let result = await record(.test { $0.tailFilter = filter }) {
      TraceSpan.withRoot("fine") { LocalSpan.with("local") {} }
      TraceSpan.withRoot("broken") { LocalSpan.with("local") { LocalSpan.setStatus(.error("no")) } }
    }
    #expect(result.tree == "broken(local)")
    #expect(result.change.dropped(.tailFilter) == 2)
    let (names, counts) = summaries.withLock { ($0.map(\.rootName), $0.map(\.spanCount)) }
    #expect(names == ["fine", "broken"] && counts == [2, 2])
    #expect(summaries.withLock { $0.map(\.hasError) } == [false, true])
    #expect(summaries.withLock { $0.last?.traceID } == result.spans.first?.traceID)
  }

  @Test func seesWhatTheRootIs() async {
    let summaries = Mutex<[TraceSummary]>([])
    let filter = TailFilter.keeping { summary in
      summaries.withLock { $0.append(summary) }
      return summary[rootProperty: "http.route"] == "/users" && summary.rootKind == .server
    }
    let result = await record(.test { $0.tailFilter = filter }) {
      TraceSpan.withRoot("users", kind: .server) { (span: TraceSpan) in
        span.setProperty("http.route", "/users")
        span.setStatus(.error("no"))
        LocalSpan.with("local") { LocalSpan.setProperty("of", "local") }
      }
      TraceSpan.withRoot("health", kind: .server) { (span: TraceSpan) in span.setProperty("http.route", "/health") }
    }
    #expect(result.spans.names == ["local", "users"])
    let first = summaries.withLock { $0.first }
    #expect(first?.rootStatus == .error("no") && first?.rootKind == .server)
    #expect(first?.rootProperties == [Property("http.route", "/users")])
  }

  @Test func dropsLateSpansOfADroppedTrace() async {
    let result = await record(.test { $0.tailFilter = .keeping { _ in false } }) {
      let root = TraceSpan.beginRoot("root")
      let child = TraceSpan.begin("child", parent: root)
      root.end()
      _ = await Fastrace.flush()
      child.end()
    }
    #expect(result.spans.isEmpty)
    #expect(result.change.dropped(.tailFilter) == 2)
  }

  @Test func keepsSlowAndFailedTraces() async {
    func names(_ duration: Duration) async -> [String] {
      let result = await record(.test { $0.tailFilter = .slowOrFailed(duration) }) {
        TraceSpan.withRoot("fast") {}
        TraceSpan.withRoot("failed") { (span: TraceSpan) in span.setStatus(.error) }
      }
      return result.spans.map(\.name).sorted()
    }
    #expect(await names(.seconds(3600)) == ["failed"])
    #expect(await names(.zero) == ["failed", "fast"])
  }
}
