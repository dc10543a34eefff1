import Fastrace
import Testing

@Suite(.recorder, .traced) struct EventTests {
  @Test func keepsEventsInTheOrderOfTheirTimes() async {
    let result = await record {
      TraceSpan.withRoot("root") { (span: TraceSpan) in
        span.addEvent("first", properties: ["n": 1])
        span.addEvent(TraceSpan.Event("second", properties: ["n": 2, "text": "two"]))
        LocalSpan.addEvent("third")
        LocalSpan.with("local") { LocalSpan.addEvent("inner", properties: ["n": 4]) }
      }
    }
    let root = result.spans.named("root")
    #expect(root?.events.map(\.name) == ["first", "second", "third"])
    #expect(root?.events.map(\.properties.count) == [1, 2, 0])
    let times = root?.events.map(\.unixNanoseconds) ?? []
    #expect(times == times.sorted())
    #expect(times.first ?? 0 >= root?.startUnixNanoseconds ?? .max)
    #expect(times.last ?? .max <= root?.endUnixNanoseconds ?? 0)
    #expect(result.spans.named("local")?.events.map(\.name) == ["inner"])
  }

  @Test func keepsLinks() async {
    let (first, second) = (SpanContext.random(), SpanContext(traceID: .random(), spanID: .random(), isSampled: false))
    let result = await record {
      TraceSpan.withRoot("root") { (span: TraceSpan) in
        span.addLink(TraceSpan.Link(first, properties: ["reason": "batch"]))
        LocalSpan.addLink(TraceSpan.Link(second))
      }
    }
    #expect(result.spans.first?.links.map(\.context) == [first, second])
    #expect(result.spans.first?.links.first?.properties == ["reason": "batch"])
  }

  @Test func renames() async {
    let result = await record {
      TraceSpan.withRoot("first") { (span: TraceSpan) in
        span.setName("second")
        span.setName("third")
      }
    }
    #expect(result.tree == "third")
  }

  @Test func keepsKinds() async {
    let result = await record {
      for kind in TraceSpan.Kind.allCases {
        TraceSpan.withRoot("root", kind: kind) { LocalSpan.with("local", kind: kind) {} }
      }
    }
    for name in ["root", "local"] {
      #expect(result.spans.filter { $0.name == name }.map(\.kind) == TraceSpan.Kind.allCases)
    }
  }
}
