import Fastrace
import Testing

@Suite struct TreeLayoutTests {
  func text(_ spans: [SpanRecord], columns: Int = 80, siblings: Int? = nil) -> String {
    TreeLayout(columns: columns, siblingLimit: siblings).text(of: spans)
  }

  @Test func showsARequest() {
    #expect(
      text(SampleSpans.request) == """
        trace 4bf92f3577b34da6a3ce929d0e0e4736 · 5 spans · 1 error         12:03:04.123Z
        ✓ GET /users/{id} [server]                              34.5 ms ━━━━━━━━━━━━━━━━
        │ http.request.method=GET  http.route=/users/{id}  http.status=502
        ├─ authenticate                                         1.20 ms ╸
        │    • +700 µs token.verified  alg=ES256
        └─ load                                                 28.0 ms ╺━━━━━━━━━━━━╸
           ├─ SELECT users [client]                             11.9 ms ╺━━━━━╸
           │    db.system=postgresql
           └─ ✗ POST avatar [client]                            14.0 ms       ╺━━━━━━╸
                ✗ connection reset
                error.type=Net.Failure  attempts=[1, 2]
                • +2.00 ms retry  after=0.5
                • +13.5 ms exception
                → 4bf92f3577b34da6a3ce929d0e0e4736/0000000000000063  why=retry of


        """)
  }

  @Test func nothingForNoSpans() { #expect(text([]).isEmpty) }

  @Test func sortsChildrenByStart() {
    let spans = [
      SampleSpans.span(3, parent: 1, "second", at: 20), SampleSpans.span(1, "root"),
      SampleSpans.span(2, parent: 1, "first", at: 10),
    ]
    #expect(names(text(spans)) == ["root", "first", "second"])
  }

  @Test func groupsByTrace() {
    var other = SampleSpans.span(9, "elsewhere")
    other.traceID = TraceID(high: 0, low: 1)
    let lines = text([SampleSpans.span(1, "here"), other, SampleSpans.span(2, parent: 1, "child")])
    #expect(names(lines) == ["here", "child", "elsewhere"])
    #expect(lines.contains("\n\ntrace 00000000000000000000000000000001 · 1 span "))
  }

  @Test func marksOrphans() {
    let spans = [SampleSpans.span(1, "root"), SampleSpans.span(2, parent: 77, "lost", at: 500, took: 500)]
    #expect(
      text(spans) == """
        trace 4bf92f3577b34da6a3ce929d0e0e4736 · 2 spans                   12:03:04.123Z
        root                                                    1.00 ms ━━━━━━━━━━━━━━━━
        ? lost                                                   500 µs         ━━━━━━━━
          the parent 000000000000004d is not in this batch


        """)
  }

  @Test func remoteParentIsNoOrphan() {
    var span = SampleSpans.span(2, parent: 77, "handle", kind: .server)
    span.isParentRemote = true
    #expect(text([span]).contains("\nhandle [server, remote parent]  "))
  }

  @Test func cutsLongTextsByWidth() {
    let spans = [
      SampleSpans.span(
        1, "名前がとても長いのでこの行には入りきらないスパン", took: 1, [Property("key", String(repeating: "漢", count: 60))])
    ]
    #expect(
      text(spans, columns: 60) == """
        trace 4bf92f3577b34da6a3ce929d0e0e4736 · 1 span
        名前がとても長いのでこの行には入りき…   1.00 µs ━━━━━━━━━━━━
          key=漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢…


        """)
  }

  @Test func sumsUpSiblings() {
    var spans = [SampleSpans.span(1, "root", took: 800)]
    for index in 0..<6 as Range<UInt64> {
      spans.append(SampleSpans.span(10 + index, parent: 1, "row", at: index * 100, took: 50 + index))
    }
    spans[2].status = .error
    spans.append(SampleSpans.span(30, parent: 12, "under"))
    spans.append(SampleSpans.span(20, parent: 1, "other", at: 700))
    #expect(
      text(spans, siblings: 2) == """
        trace 4bf92f3577b34da6a3ce929d0e0e4736 · 9 spans · 1 error         12:03:04.123Z
        root                                                     800 µs ━━━━━━━╸
        ├─ ✗ row                                                51.0 µs ╺╸
        ├─ row                                                  54.0 µs    ╺╸
        ├─ row                                                  55.0 µs     ╺
        ├─ … 3 more row (4 spans), together                      155 µs ━━━╸
        └─ other                                                1.00 ms       ╺━━━━━━━━━


        """)
  }

  @Test func numbersDeepLevels() {
    let chain = (1...2_000).map { SampleSpans.span($0, parent: $0 - 1, "level") }
    let lines = text(chain).split(separator: "\n")
    #expect(lines.count == 2_001)
    #expect(lines.allSatisfy { DisplayWidth.of(String($0)) <= 80 })
    #expect(lines[9].contains("└─ level ") && lines[9].hasPrefix(String(repeating: " ", count: 21)))
    #expect(lines[2_000].contains("└─ 1999› level "))
  }

  @Test func nothingHarmfulComesThrough() {
    var span = SampleSpans.span(
      1, "a\u{1B}[31m\nb\u{9B}0m", [Property("k\r", "x\u{7}\u{2028}y\u{202E}z"), Property("list", ["\u{1B}]0;t\u{7}"])])
    span.status = .error("e\u{8}\n")
    span.events = [SampleSpans.event("v\u{0}", at: 1, [Property("p\n", "q\u{7F}")])]
    for text in [text([span]), LineLayout.text(of: [span])] {
      #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
      #expect(!text.contains("\u{202E}") && !text.contains("\u{2028}"))
    }
    #expect(text([span]).contains("✗ a\\u{1b}[31m\\nb\\u{9b}0m"))
    #expect(LineLayout.text(of: [span]).split(separator: "\n").count == 1)
  }

  @Test func countsWhatWasLeftOut() {
    var content = SpanDetails.Content()
    content.droppedProperties = 3
    content.droppedLinks = 1
    var span = SampleSpans.span(1, "full")
    span.details = SpanDetails(content)
    #expect(text([span]).contains("\n  left out over the limits: properties: 3, links: 1\n"))
  }

  @Test func colorsOnlyOnRequest() {
    var failed = SampleSpans.span(1, "failed")
    failed.status = .error
    let colored = TreeLayout(usesColor: true).text(of: [failed])
    #expect(colored.contains("\u{1B}[1;31mfailed\u{1B}[0m"))
    #expect(!text([failed]).contains("\u{1B}"))
  }

  private func names(_ text: String) -> [String] {
    let words = text.split(separator: "\n").filter { !$0.hasPrefix("trace ") }
    return words.compactMap { $0.split { !$0.isLetter }.first.map(String.init) }
  }
}
