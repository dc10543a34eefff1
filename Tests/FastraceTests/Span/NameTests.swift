import Fastrace
import Testing

@Suite(.recorder, .traced) struct NameTests {
  static let names = [
    "", " ", "a", "fifteen bytes..", "sixteen bytes...", "Grüße", "日本語のスパン", "مرحبا", "नमस्ते", "🧑‍🚀🚀", "a\u{0}b", "\u{0}",
    "e\u{301}", "\u{1F1E6}\u{1F1F9}", "line\nbreak\r\n", "\u{202E}reversed", "\u{FEFF}bom", "\u{10FFFF}",
    String(repeating: "long ", count: 1_000),
  ]

  @Test(arguments: names)
  func keepsNamesKeysAndValuesOfAnyScript(_ name: String) async {
    let result = await record {
      TraceSpan.withRoot(name) { (span: TraceSpan) in
        span.setProperty(name, name)
        span.addEvent(name, properties: Properties([Property(name, [name])]))
        LocalSpan.with(name) { LocalSpan.setProperty(name, name) }
      }
    }
    #expect(result.spans.count == 2)
    for span in result.spans {
      #expect(Array(span.name.utf8) == Array(name.utf8))
      // Of all keys, only the empty one is refused.
      #expect(span[property: name] == (name.isEmpty ? nil : .string(name)))
    }
    #expect(result.spans.last?.events.first?.name == name || result.spans.first?.events.first?.name == name)
  }

  @Test func keepsANameOfAMegabyte() async {
    let name = String(repeating: "0123456789abcdef", count: 1 << 16)
    let result = await record {
      TraceSpan.withRoot(name) { (span: TraceSpan) in
        span.setProperty("key", name)
        LocalSpan.with(name) {}
      }
    }
    #expect(result.spans.map(\.name.utf8.count) == [1 << 20, 1 << 20])
    #expect(result.spans.last?[property: "key"] == .string(name))
  }
}
