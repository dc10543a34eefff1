import Fastrace
import Testing

@Suite struct CarrierTests {
  @Test func aListKeepsLinesApart() {
    var list: HeaderList = ["Accept": "a", "x": "1", "ACCEPT": "b"]
    #expect(list.values(forHeader: "accept") == ["a", "b"])
    list.append("c", forHeader: "accept")
    #expect(list.values(forHeader: "aCCept") == ["a", "b", "c"])
    list.set("d", forHeader: "accept")
    #expect(list.values(forHeader: "Accept") == ["d"])
    #expect(list.lines.count == 2)
    list.removeValues(forHeader: "ACCEPT")
    #expect(list.lines.map(\.name) == ["x"])
    #expect(list.values(forHeader: "accept").isEmpty)
  }

  @Test func aDictionaryIgnoresTheCaseOfNames() {
    var carrier = DictionaryCarrier(["TraceParent": "1", "other": "2", "traceparent": "3"])
    #expect(carrier.values(forHeader: "TRACEPARENT") == ["1", "3"])
    carrier.set("4", forHeader: "traceParent")
    #expect(carrier.headers == ["traceParent": "4", "other": "2"])
    carrier.removeValues(forHeader: "TRACEPARENT")
    #expect(carrier == ["other": "2"])
  }

  @Test func onlyLettersHaveCase() {
    let list: HeaderList = ["a[b": "1", "a-b": "2", "é": "3"]
    #expect(list.values(forHeader: "a{b").isEmpty)
    #expect(list.values(forHeader: "A[B") == ["1"])
    #expect(list.values(forHeader: "a\rb").isEmpty)
    #expect(list.values(forHeader: "É").isEmpty)
  }
}
