import Fastrace
import Synchronization
import Testing

@Suite(.recorder, .traced) struct SpanHooksTests {
  @Test func enrichesSpansAtTheirBegin() async {
    let hooks = Fastrace.SpanHooks(onBegin: { span in span.setProperty("zone", "eu") })
    let result = await record(.test { $0.spanHooks = hooks }) {
      TraceSpan.withRoot("root") { (root: TraceSpan) in
        LocalSpan.with("local") {}
        TraceSpan.with("child") { _ in }
        let other = TraceSpan.beginRoot("other")
        TraceSpan.begin("shared", parents: [root, other]).end()
        other.end()
      }
      let unsampled = SpanContext(traceID: .random(), spanID: .random(), isSampled: false)
      TraceSpan.withRoot("unsampled", context: unsampled) {}
    }
    #expect(result.spans.names == ["child", "local", "other", "root", "shared", "shared"])
    for span in result.spans {
      #expect(span[property: "zone"] == (span.name == "local" ? nil : "eu"), "\(span.name)")
    }
  }

  @Test func copiesBaggageToProperties() async throws {
    var baggage = Baggage()
    try baggage.set("acme", forKey: "tenant.id")
    try baggage.set("secret", forKey: "token")
    let hooks = Fastrace.SpanHooks.copyingBaggage(["tenant.id", "missing"])
    let result = await record(.test { $0.spanHooks = hooks }) { [baggage] in
      Baggage.$current.withValue(baggage) {
        TraceSpan.withRoot("root") { TraceSpan.with("child") { _ in } }
      }
      TraceSpan.withRoot("without") {}
    }
    #expect(result.spans.named("root")?.properties == [Property("tenant.id", "acme")])
    #expect(result.spans.named("child")?.properties == [Property("tenant.id", "acme")])
    #expect(result.spans.named("without")?.properties == [])
  }

  @Test func isNotCalledForSpansOfItsOwn() async {
    let calls = Counter()
    let hooks = Fastrace.SpanHooks(onBegin: { span in
      calls.increment()
      TraceSpan.begin("nested", parent: span).end()
    })
    let result = await record(.test { $0.spanHooks = hooks }) {
      TraceSpan.withRoot("root") { TraceSpan.with("child") { _ in } }
    }
    #expect(calls.count == 2 && result.tree == "root(child(nested) nested)")
  }

  @Test func changesEverySpanBeforeReportersGetIt() async {
    let names = Mutex<[String]>([])
    let hooks = Fastrace.SpanHooks(onEnd: { span in
      names.withLock { $0.append(span.name) }
      span[property: "password"] = nil
      if span[property: "url"] != nil { span[property: "url"] = "redacted" }
      span[property: "checked"] = true
      span[property: ""] = 1
      if span.name == "local" { span.name = "renamed" }
    })
    let result = await record(.test { $0.spanHooks = hooks }) {
      let late = TraceSpan.withRoot("root") { (span: TraceSpan) -> TraceSpan in
        span.setProperty("password", "1234")
        span.setProperty("kept", 1)
        LocalSpan.with("local") { LocalSpan.setProperty("url", "https://example.com/1234") }
        LocalSpan.with("plain") {}
        return TraceSpan.begin("late")
      }
      _ = await Fastrace.flush()
      late.end()
    }
    #expect(result.spans.named("root")?.properties == [Property("kept", 1), Property("checked", true)])
    #expect(result.spans.named("renamed")?.properties == [Property("url", "redacted"), Property("checked", true)])
    #expect(result.spans.named("plain")?.properties == [Property("checked", true)])
    #expect(result.spans.named("late")?.properties == [Property("checked", true)])
    #expect(names.withLock { $0.sorted() } == ["late", "local", "plain", "root"])
  }

  @Test func leavesDroppedTracesAlone() async {
    let calls = Counter()
    let configuration = Fastrace.Configuration.test {
      $0.spanHooks.onEnd = { _ in calls.increment() }
      $0.tailFilter = .keeping { _ in false }
    }
    let result = await record(configuration) { TraceSpan.withRoot("root") {} }
    #expect(result.spans.isEmpty && calls.count == 0)
  }

  @Test func areThoseOfTheConfigurationInForce() async {
    _ = await record(.test { $0.spanHooks = .copyingBaggage(["a"]) }) {}
    let calls = Counter()
    _ = await record(.test { $0.spanHooks.onBegin = { _ in calls.increment() } }) { TraceSpan.withRoot("root") {} }
    _ = await record { TraceSpan.withRoot("root") {} }
    #expect(calls.count == 1)
  }
}
