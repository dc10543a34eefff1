import Fastrace
import Testing

@Suite struct LineLayoutTests {
  @Test func oneLineForEachSpan() {
    let ids = "trace=4bf92f3577b34da6a3ce929d0e0e4736"
    #expect(
      LineLayout.text(of: [SampleSpans.request[2], SampleSpans.request[4]]) == """
        time=2025-11-21T12:03:04.138456Z \(ids) span=0000000000000005 parent=0000000000000003 name="POST avatar" \
        kind=client duration=14.0ms thread=7 status=error message="connection reset" error.type=Net.Failure \
        attempts="[1, 2]" event="+2.00ms retry after=0.5" event="+13.5ms exception exception.type=Net.Failure \
        exception.message=\\"connection reset\\"" \
        link="4bf92f3577b34da6a3ce929d0e0e4736/0000000000000063 why=\\"retry of\\""
        time=2025-11-21T12:03:04.123456Z \(ids) span=0000000000000001 name="GET /users/{id}" kind=server \
        duration=34.5ms thread=7 status=ok http.request.method=GET http.route=/users/{id} http.status=502

        """)
  }

  @Test(arguments: [
    ("plain", "plain"), ("", #""""#), ("two words", #""two words""#), ("a=b", #""a=b""#),
    (#"say "hi""#, #""say \"hi\"""#),
    ("line\nbreak", #""line\nbreak""#), ("tab\tcr\r", #""tab\tcr\r""#), ("back\\slash", #""back\\slash""#),
    ("\u{1B}[1m", #""\u{1b}[1m""#), ("Zürich", "Zürich"), ("漢字👩‍👧", "漢字👩‍👧"), ("e\u{301}", "e\u{301}"),
    ("\u{A0}", "\"\u{A0}\""),
  ])
  func quotesWhatIsNoWord(_ value: String, _ expected: String) {
    #expect(PrintableText.word(value) == expected)
  }

  @Test func tellsMarks() {
    var content = SpanDetails.Content()
    content.droppedEvents = 2
    var span = SampleSpans.span(1, parent: 9, "x")
    span.details = SpanDetails(content)
    span.isParentRemote = true
    #expect(LineLayout.text(of: [span]).hasSuffix(" thread=7 remote_parent=true dropped_events=2\n"))
  }
}
