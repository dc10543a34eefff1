import Fastrace
import Testing

@Suite(.recorder, .traced) struct PropertyTests {
  @Test func keepsEveryTypeOfValue() async {
    let result = await record {
      TraceSpan.withRoot("root") { (span: TraceSpan) in
        span.setProperty("string", "text")
        span.setProperty("substring", "a text".dropFirst(2))
        span.setProperty("int", -1)
        span.setProperty("large", UInt64.max)
        span.setProperty("double", 1.5)
        span.setProperty("float", Float(0.5))
        span.setProperty("bool", true)
        span.setProperty("strings", ["a", "b"])
        span.setProperty("ints", [1, 2])
        span.setProperty("doubles", [0.5])
        span.setProperty("bools", [true, false])
        span.setProperty("own", Currency.euro)
        span.setProperties(["first": 1, "second": "two", "third": [3]])
      }
    }
    let expected: [String: PropertyValue] = [
      "string": "text", "substring": "text", "int": -1, "large": PropertyValue.string("18446744073709551615"),
      "double": 1.5,
      "float": 0.5, "bool": true, "strings": PropertyValue.strings(["a", "b"]), "ints": PropertyValue.ints([1, 2]),
      "doubles": PropertyValue.doubles([0.5]),
      "bools": PropertyValue.bools([true, false]), "own": "EUR", "first": 1, "second": "two",
      "third": PropertyValue.ints([3]),
    ]
    let properties = result.spans.named("root")?.properties ?? []
    #expect(Dictionary(uniqueKeysWithValues: properties.map { ($0.key, $0.value) }) == expected)
  }

  private enum Currency: String, PropertyValueConvertible {
    case euro = "EUR"
    var propertyValue: PropertyValue { .string(rawValue) }
  }

  @Test func keepsTheLastValueOfAKeyAtTheFirstPlace() async {
    let result = await record {
      TraceSpan.withRoot("root") { (span: TraceSpan) in
        span.setProperty("a", 1)
        span.setProperty("b", 2)
        span.setProperty("a", 3)
        LocalSpan.with("local") {
          LocalSpan.setProperty("c", 1)
          LocalSpan.setProperty("c", "last")
        }
      }
    }
    #expect(result.spans.named("root")?.properties == [Property("a", 3), Property("b", 2)])
    #expect(result.spans.named("local")?.properties == [Property("c", "last")])
  }

  @Test func keepsOneOfEachKeyInEventsAndLinks() async {
    let configuration = Fastrace.Configuration.test {
      $0.spanLimits.propertiesPerEvent = 2
      $0.spanLimits.propertiesPerLink = 2
    }
    let properties: Properties = ["a": 1, "a": 2, "b": 3, "c": 4, "a": 5, "c": 6]
    let result = await record(configuration) {
      TraceSpan.withRoot("root") { (span: TraceSpan) in
        span.addEvent("event", properties: properties)
        span.addLink(TraceSpan.Link(.random(), properties: properties))
      }
    }
    let expected = [Property("a", 5), Property("b", 3)]
    #expect(result.spans.first?.events.first?.properties == expected)
    #expect(result.spans.first?.links.first?.properties.elements == expected)
    // "c" was over the limit twice, in each of them.
    #expect(result.change.droppedDetails == 4)
  }

  @Test func goesToTheInnermostSpan() async {
    let result = await record {
      TraceSpan.withRoot("root") {
        LocalSpan.setProperty("of", "root")
        outer()
        LocalSpan.setProperty("after", true)
      }
    }
    #expect(result.spans.named("root")?.properties == [Property("of", "root"), Property("after", true)])
    #expect(result.spans.named("outer")?.properties == [Property("of", "outer"), Property("late", 1)])
    #expect(result.spans.named("inner")?.properties == [Property("of", "inner")])
  }

  private func outer() {
    let outer = LocalSpan.enter("outer")
    outer.setProperties(["of": "outer"])
    LocalSpan.with("inner") { LocalSpan.setProperties(["of": "inner"]) }
    outer.setProperty("late", 1)
  }

  @Test func evaluatesNothingThatIsNotRecorded() async {
    let evaluations = Counter()
    func value() -> String {
      evaluations.increment()
      return "value"
    }
    func touch(_ span: TraceSpan) {
      span.setProperty(value(), value())
      span.setProperties([value(): 1])
      span.addEvent(value())
      span.addEvent(TraceSpan.Event(value()))
      span.addLink(TraceSpan.Link(SpanContext.random(), properties: [value(): 1]))
      span.setStatus(.error(value()))
      span.setName(value())
    }
    func touchCurrent() {
      LocalSpan.with(value()) { LocalSpan.setProperty(value(), value()) }
      local()
      LocalSpan.addEvent(value())
      LocalSpan.setStatus(.error(value()))
      TraceSpan.begin(value()).end()
    }
    func local() {
      let span = LocalSpan.enter(value())
      span.setProperty(value(), value())
      span.addEvent(value())
    }
    let result = await record {
      touch(.noop)
      touchCurrent()
      let unsampled = TraceSpan.beginRoot(
        "", context: SpanContext(traceID: .random(), spanID: .random(), isSampled: false))
      touch(unsampled)
      unsampled.makeCurrent { touchCurrent() }
      let ended = TraceSpan.beginRoot("ended")
      ended.end()
      touch(ended)
    }
    #expect(evaluations.count == 0)
    #expect(result.spans.names == ["ended"])
    #expect(result.spans.named("ended")?.properties.isEmpty == true)
    #expect(result.change.droppedDetails == 7)
  }

  @Test func leavesOutEmptyKeys() async {
    let result = await record {
      TraceSpan.withRoot("root") { (span: TraceSpan) in
        span.setProperty("", 1)
        span.setProperty("a", 1)
        span.addEvent("event", properties: ["": 1, "a": 2])
        span.addLink(TraceSpan.Link(.random(), properties: ["a": 3, "": 1]))
        LocalSpan.with("local") { LocalSpan.setProperty("", "value") }
      }
    }
    let root = result.spans.named("root")
    #expect(root?.properties == [Property("a", 1)] && root?.droppedPropertyCount == 1)
    #expect(root?.events.first?.properties == [Property("a", 2)])
    #expect(root?.links.first?.properties.elements == [Property("a", 3)])
    #expect(result.spans.named("local")?.properties == [])
    #expect(result.change.droppedDetails == 4)
  }

  @Test func hasNoMagicKeys() async {
    let keys = ["span.kind", "span.status_code", "span.status_description", "span.parent_span_is_remote"]
    let result = await record {
      TraceSpan.withRoot("root") { (span: TraceSpan) in
        for key in keys { span.setProperty(key, "error") }
      }
    }
    let root = result.spans.named("root")
    #expect(root?.properties.map(\.key) == keys)
    #expect(root?.kind == .internal && root?.status == .unset && root?.isParentRemote == false)
  }
}
