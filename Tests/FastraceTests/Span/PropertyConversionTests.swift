import Fastrace
import Foundation
import Testing

/// Values of types that say in different ways how they are recorded.
@Suite(.recorder, .traced) struct PropertyConversionTests {
  private enum Level: String { case high = "HIGH" }
  private enum Code: Int { case notFound = 404 }
  /// With a raw value and a description.
  private enum Mode: String, CustomStringConvertible {
    case fast = "FAST"
    var description: String { "described" }
  }
  /// With all three, of which the first counts.
  private enum Currency: String, PropertyValueConvertible, CustomStringConvertible {
    case euro = "EUR"
    var propertyValue: PropertyValue { "own" }
    var description: String { "described" }
  }
  private struct Version: CustomStringConvertible { var description: String { "1.2" } }
  private struct Options: OptionSet { let rawValue: Int }
  /// Without any of them.
  private struct Plain { var number = 1 }

  private static let id = UUID()
  private static let url = URL(string: "https://example.com/a?b=c")

  private static let expected: [String: PropertyValue] = [
    "raw": "HIGH", "raw int": 404, "raw and description": "FAST", "own": "own", "description": "1.2", "options": 3,
    "uuid": .string(id.uuidString), "url": "https://example.com/a?b=c", "duration": "1.5 seconds", "character": "c",
    "optional string": "text", "optional int": 1, "optional array": .ints([1, 2]), "optional raw": "HIGH",
    "optional raw and description": "FAST", "optional own": "own", "optional description": "1.2", "optional bool": true,
    "optional double": 0.5, "optional value": 7, "chain": 4, "string": "text", "int": 1, "double": 1.5, "bool": true,
    "interpolation": "a1", "strings": .strings(["a"]), "choice": "yes", "fallback": 3, "negative": -1,
  ]

  @Test func recordsEveryKindOfValueOnSpans() async {
    let result = await record {
      let text: String? = "text"
      let number: Int? = 1
      let missing: String? = nil
      TraceSpan.withRoot("root") { (span: TraceSpan) in
        span.setProperty("raw", Level.high)
        span.setProperty("raw int", Code.notFound)
        span.setProperty("raw and description", Mode.fast)
        span.setProperty("own", Currency.euro)
        span.setProperty("description", Version())
        span.setProperty("options", Options(rawValue: 3))
        span.setProperty("uuid", Self.id)
        span.setProperty("url", Self.url)
        span.setProperty("duration", Duration.milliseconds(1_500))
        span.setProperty("character", "c" as Character)
        span.setProperty("optional string", text)
        span.setProperty("optional int", number)
        span.setProperty("optional array", [1, 2] as [Int]?)
        span.setProperty("optional raw", Level.high as Level?)
        span.setProperty("optional raw and description", Mode.fast as Mode?)
        span.setProperty("optional own", Currency.euro as Currency?)
        span.setProperty("optional description", Version() as Version?)
        span.setProperty("optional bool", true as Bool?)
        span.setProperty("optional double", 0.5 as Double?)
        span.setProperty("optional value", PropertyValue.int(7) as PropertyValue?)
        span.setProperty("chain", text?.count)
        span.setProperty("string", "text")
        span.setProperty("int", 1)
        span.setProperty("double", 1.5)
        span.setProperty("bool", true)
        span.setProperty("interpolation", "a\(1)")
        span.setProperty("strings", ["a"])
        span.setProperty("choice", number == nil ? "no" : "yes")
        span.setProperty("fallback", missing?.count ?? 3)
        span.setProperty("negative", -1)
        span.setProperty("nil", missing)
        span.setProperty("nil raw", nil as Level?)
        span.setProperty("nil own", nil as Currency?)
        span.setProperty("nil description", nil as Version?)
        span.setProperty("nil raw and description", nil as Mode?)
      }
    }
    #expect(properties(of: "root", result) == Self.expected && result.change.droppedDetails == 0)
  }

  @Test func recordsThemOnLocalSpans() async {
    func inner() {
      let span = LocalSpan.enter("own")
      span.setProperty("raw", Level.high)
      span.setProperty("both", Mode.fast)
      span.setProperty("own", Currency.euro)
      span.setProperty("text", Version())
      span.setProperty("some", "x" as String?)
      span.setProperty("none", nil as String?)
      span.setProperty("no text", nil as Version?)
    }
    let result = await record {
      TraceSpan.withRoot("root") {
        inner()
        LocalSpan.with("innermost") {
          LocalSpan.setProperty("raw", Level.high)
          LocalSpan.setProperty("both", Mode.fast)
          LocalSpan.setProperty("own", Currency.euro)
          LocalSpan.setProperty("text", Version())
          LocalSpan.setProperty("some", "x" as String?)
          LocalSpan.setProperty("none", nil as String?)
          LocalSpan.setProperty("no text", nil as Version?)
        }
      }
    }
    let expected: [String: PropertyValue] = [
      "raw": "HIGH", "both": "FAST", "own": "own", "text": "1.2", "some": "x",
    ]
    #expect(properties(of: "own", result) == expected && properties(of: "innermost", result) == expected)
  }

  @Test func evaluatesAValueOnceAndOnlyWhenItIsRecorded() async {
    let evaluations = Counter()
    func value<Value>(_ value: Value) -> Value {
      evaluations.increment()
      return value
    }
    func touch(_ span: TraceSpan) {
      span.setProperty(value("a"), value("x" as String?))
      span.setProperty(value("b"), value(Level.high))
      span.setProperty(value("c"), value(Version()))
      span.setProperty(value("d"), value(Mode.fast))
      LocalSpan.setProperty(value("e"), value("x" as String?))
      LocalSpan.setProperty(value("f"), value(Level.high))
      LocalSpan.setProperty(value("g"), value(Version()))
      LocalSpan.setProperty(value("h"), value(Mode.fast))
    }
    let result = await record {
      touch(.noop)
      #expect(evaluations.count == 0)
      TraceSpan.withRoot("root") { (span: TraceSpan) in
        span.setProperty(value("never"), nil as String?)
        LocalSpan.setProperty(value("never"), nil as String?)
        touch(span)
      }
    }
    #expect(evaluations.count == 16 && result.spans.first?.properties.count == 8)
  }

  @Test func leavesNilsOutOfLiterals() {
    let (some, none): (Int?, String?) = (1, nil)
    let properties: Properties = ["some": some, "none": none, "nil": nil, "own": Currency.euro, "list": [1]]
    let expected = [Property("some", 1), Property("own", "own"), Property("list", PropertyValue.ints([1]))]
    #expect(properties.elements == expected)
  }

  @Test func makesPropertiesOfThem() {
    let properties = [
      Property("raw", Level.high), Property("both", Mode.fast), Property("own", Currency.euro), Property("id", Self.id),
    ]
    let values: [PropertyValue] = ["HIGH", "FAST", "own", .string(Self.id.uuidString)]
    #expect(properties.map(\.value) == values)
  }

  @Test func describesThem() {
    #expect(PropertyValue(describing: Level.high) == "HIGH" && PropertyValue(describing: Mode.fast) == "FAST")
    #expect(PropertyValue(describing: Currency.euro) == "own" && PropertyValue(describing: Version()) == "1.2")
    #expect(PropertyValue(describing: Plain()) == "Plain(number: 1)")
    #expect(PropertyValue(describing: nil as Version?) == nil && PropertyValue(describing: nil as Int?) == nil)
    #expect(PropertyValue(describing: 1 as Int?) == 1)
  }

  private func properties(of name: String, _ result: Recording) -> [String: PropertyValue] {
    let properties = result.spans.named(name)?.properties ?? []
    return Dictionary(properties.map { ($0.key, $0.value) }) { _, last in last }
  }
}
