import Fastrace
import Testing

@Suite(.recorder, .traced) struct LimitTests {
  @Test func leavesOutWhatIsOverTheLimits() async {
    let configuration = Fastrace.Configuration.test {
      $0.spanLimits.properties = 3
      $0.spanLimits.events = 2
      $0.spanLimits.links = 1
      $0.spanLimits.propertiesPerEvent = 1
      $0.spanLimits.propertiesPerLink = 1
    }
    let result = await record(configuration) {
      TraceSpan.withRoot("root") { (span: TraceSpan) in
        for index in 0..<5 { span.setProperty("\(index)", index) }
        span.setProperty("0", "replaced")
        for index in 0..<4 { span.addEvent("\(index)", properties: ["a": 1, "b": 2]) }
        for _ in 0..<3 { span.addLink(TraceSpan.Link(.random(), properties: ["a": 1, "b": 2])) }
      }
    }
    let root = result.spans.first
    #expect(root?.properties == [Property("0", "replaced"), Property("1", 1), Property("2", 2)])
    #expect(root?.droppedPropertyCount == 2 && root?.droppedEventCount == 2 && root?.droppedLinkCount == 2)
    #expect(root?.events.map(\.properties.count) == [1, 1])
    #expect(root?.links.map(\.properties.elements.count) == [1])
    // Whole ones: 2 properties, 2 events, 2 links; and one property each of 2 events and 1 link.
    #expect(result.change.droppedDetails == 9)
  }

  @Test func cutsLongTexts() async {
    let result = await record(.test { $0.spanLimits.valueLength = 20 }) {
      TraceSpan.withRoot("root") { (span: TraceSpan) in
        span.setProperty("short", "short")
        span.setProperty("exact", String(repeating: "x", count: 20))
        span.setProperty("long", String(repeating: "x", count: 21))
        span.setProperty("scalars", String(repeating: "ü", count: 21))
        span.setProperty("fitting", String(repeating: "ü", count: 20))
        span.setProperty("list", ["short", String(repeating: "y", count: 30)])
        span.setProperty("number", 1_000_000)
        span.addEvent("event", properties: ["long": PropertyValue.string(String(repeating: "z", count: 100))])
      }
    }
    let root = result.spans.first
    #expect(root?[property: "exact"]?.description.count == 20)
    #expect(root?[property: "long"] == .string(String(repeating: "x", count: 20)))
    #expect(root?[property: "scalars"] == .string(String(repeating: "ü", count: 20)))
    #expect(root?[property: "fitting"] == .string(String(repeating: "ü", count: 20)))
    #expect(root?[property: "list"] == .strings(["short", String(repeating: "y", count: 20)]))
    #expect(root?.events.first?.properties.first?.value == .string(String(repeating: "z", count: 20)))
    #expect(result.change.cutValues == 4)
  }

  @Test(arguments: [0, 1])
  func takesLimitsThatLeaveNothing(_ limit: Int) async {
    let configuration = Fastrace.Configuration.test {
      $0.spanLimits.properties = limit
      $0.spanLimits.events = limit
      $0.spanLimits.links = limit
      $0.spanLimits.valueLength = limit
    }
    let result = await record(configuration) {
      TraceSpan.withRoot("root") { (span: TraceSpan) in
        span.setProperties(["a": "text", "b": "text"])
        span.addEvent("event")
        span.addEvent("event")
      }
    }
    #expect(result.spans.first?.properties.count == limit && result.spans.first?.events.count == limit)
  }

  @Test func boundsASpanThatStaysOpen() async {
    let result = await record(.test { $0.bytesOfOpenTraces = 4 << 20 }) {
      let root = TraceSpan.beginRoot("flooded")
      await onThread {
        for index in 0..<100_000 {
          root.addEvent("event")
          root.setProperty("same", index)
          if index % 1_000 == 0 { _ = Fastrace.statistics() }
          if index % 100 == 0 {
            TraceSpan.withRoot("request") { LocalSpan.with("child") { LocalSpan.setProperty("key", 1) } }
          }
        }
      }
      root.end()
    }
    let root = result.spans.named("flooded")
    #expect(root?.properties == [Property("same", 99_999)])
    #expect(root?.events.count == 128 && root?.droppedEventCount == 99_872 && root?.droppedPropertyCount == 0)
    #expect(result.spans.filter { $0.name == "child" && $0[property: "key"] == 1 }.count == 1_000)
    #expect(result.change.droppedDetails == 99_872 && result.change.dropped == 0)
  }
}
