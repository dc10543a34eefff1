import Fastrace
import Testing

extension InstrumentationScope {
  fileprivate static let orders = InstrumentationScope("orders", version: "1.2", attributes: ["team": "shop"])
  fileprivate static let stock = InstrumentationScope("stock")
}

@Suite(.recorder, .traced) struct InstrumentationScopeTests {
  private func load() {
    let span = LocalSpan.enter("load")
    span.setScope(.orders)
  }

  @Test func isThatOfTheLibraryThatSetIt() async {
    let result = await record {
      TraceSpan.withRoot("root") { (span: TraceSpan) in
        span.setScope(.stock)
        span.setScope(.orders)
        load()
        LocalSpan.with("count") {
          LocalSpan.setScope(.stock)
          LocalSpan.setProperty("key", "value")
          LocalSpan.setStatus(.error("empty"))
        }
        LocalSpan.with("other") {}
        LocalSpan.with("last") { LocalSpan.setScope(.stock) }
      }
    }
    func scope(_ name: String) -> InstrumentationScope? { result.spans.named(name)?.scope }
    #expect(scope("root") == .orders && scope("load") == .orders && scope("count") == .stock)
    #expect(scope("other") == nil && scope("last") == .stock && result.spans.named("other")?.status == .unset)
    let count = result.spans.named("count")
    #expect(count?.properties == [Property("key", "value")] && count?.status == .error("empty"))
    #expect(result.spans.named("last")?.status == .unset)
  }

  @Test func comesWithTheTraceState() async {
    let state = TraceState(headerValue: "vendor=1") ?? TraceState()
    let parent = SpanContext(
      traceID: .random(), spanID: .random(), isSampled: true, isRemote: true, traceState: state)
    let result = await record {
      TraceSpan.withRoot("root", context: parent) { load() }
    }
    #expect(result.spans.named("load")?.scope == .orders && result.spans.named("load")?.traceState == state)
    #expect(result.spans.named("root")?.scope == nil && result.spans.named("root")?.traceState == state)
  }

  @Test func isNotEvaluatedWithoutARecordedSpan() async {
    let evaluations = Counter()
    func scope() -> InstrumentationScope {
      evaluations.increment()
      return .orders
    }
    _ = await record {
      TraceSpan.noop.setScope(scope())
      LocalSpan.setScope(scope())
    }
    #expect(evaluations.count == 0)
  }

  @Test func isAValue() {
    let same = InstrumentationScope("orders", version: "1.2", attributes: ["team": "bank", "": 1, "team": "shop"])
    #expect(same == .orders && Set([same, .orders, .stock]).count == 2)
    #expect(same.name == "orders" && same.version == "1.2" && same.attributes == [Property("team", "shop")])
    #expect(InstrumentationScope.stock.version == nil && InstrumentationScope("orders") != .orders)
  }
}
