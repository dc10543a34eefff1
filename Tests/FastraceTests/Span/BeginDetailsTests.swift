import Fastrace
import Synchronization
import Testing

@Suite(.recorder, .traced) struct BeginDetailsTests {
  private let link = TraceSpan.Link(SpanContext(traceID: .random(), spanID: .random()))

  private func expectDetails(_ result: Recording, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let span = result.spans.named(name)
    #expect(span?[property: "key"] == "value", sourceLocation: sourceLocation)
    #expect(span?.links == [link], sourceLocation: sourceLocation)
    #expect(span?.startUnixNanoseconds == 1000, sourceLocation: sourceLocation)
    #expect(result.change.droppedDetails == 0, sourceLocation: sourceLocation)
  }

  private let instant = TraceSpan.Instant(unixNanoseconds: 1000)

  @Test(arguments: [true, false]) func everySpanCanBeginWithDetails(_ asksSampler: Bool) async {
    let sampler = asksSampler ? Sampler { _ in true } : .alwaysOn
    let result = await record(.test { $0.sampler = sampler }) {
      TraceSpan.beginRoot("r1", properties: ["key": "value"], links: [link], at: instant).end()
      TraceSpan.beginChildOrRoot("r2", properties: ["key": "value"], links: [link], at: instant).end()
      TraceSpan.withRoot("r3", properties: ["key": "value"], links: [link], at: instant) {
        TraceSpan.begin("c1", properties: ["key": "value"], links: [link], at: instant).end()
        TraceSpan.beginChildOrRoot("c2", properties: ["key": "value"], links: [link], at: instant).end()
        TraceSpan.with("c3", properties: ["key": "value"], links: [link], at: instant) {}
        TraceSpan.with("c4", properties: ["key": "value"], links: [link], at: instant) { _ in }
      }
      TraceSpan.withRoot("r4", properties: ["key": "value"], links: [link], at: instant) { span in
        TraceSpan.begin("c5", parent: span, properties: ["key": "value"], links: [link], at: instant).end()
        TraceSpan.begin("c6", parents: [span], properties: ["key": "value"], links: [link], at: instant).end()
      }
      await TraceSpan.withRoot("r5", properties: ["key": "value"], links: [link], at: instant) {
        await TraceSpan.with("c7", properties: ["key": "value"], links: [link], at: instant) { await Task.yield() }
        await TraceSpan.with("c8", properties: ["key": "value"], links: [link], at: instant) { _ in await Task.yield() }
      }
      await TraceSpan.withRoot("r6", properties: ["key": "value"], links: [link], at: instant) { _ in
        await Task.yield()
      }
    }
    for name in ["r1", "r2", "r3", "r4", "r5", "r6", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"] {
      expectDetails(result, name)
    }
    #expect(result.spans.count == 14)
  }

  @Test func evaluatesNothingThatNobodyNeeds() async {
    func properties() -> Properties {
      #expect(Bool(false), "evaluated")
      return Properties()
    }
    func links() -> [TraceSpan.Link] {
      #expect(Bool(false), "evaluated")
      return []
    }
    let notSampled = SpanContext(traceID: .random(), spanID: .random(), isSampled: false, isRemote: true)
    _ = await record {
      TraceSpan.begin("none", properties: properties(), links: links()).end()
      TraceSpan.beginRoot("root", context: notSampled).makeCurrent {
        TraceSpan.begin("child", properties: properties(), links: links()).end()
        TraceSpan.beginChildOrRoot("child", properties: properties(), links: links()).end()
        TraceSpan.with("child", properties: properties(), links: links()) {}
      }
    }
  }

  @Test func samplersSeeThem() async {
    let seen = Mutex<[SamplingParameters]>([])
    let sampler = Sampler { parameters in
      seen.withLock { $0.append(parameters) }
      return parameters.properties.elements.contains(Property("http.route", "/orders"))
    }
    let result = await record(.test { $0.sampler = sampler }) {
      TraceSpan.beginRoot("yes", properties: ["http.route": "/orders"], links: [link]).end()
      TraceSpan.beginRoot("no", properties: ["http.route": "/health"]).end()
      TraceSpan.beginRoot("no").end()
    }
    #expect(result.spans.names == ["yes"])
    #expect(seen.withLock { $0.first?.links } == [link])
  }

  @Test func respectsLimits() async {
    let result = await record(.test { $0.spanLimits.properties = 1 }) {
      TraceSpan.beginRoot("root", properties: ["a": 1, "b": 2]).end()
    }
    #expect(result.spans.first?.properties.count == 1 && result.change.droppedDetails == 1)
  }
}
