import Fastrace
import FastraceTesting
import Testing

@Suite struct SpanTreeTests {
  let requestTree = """
    GET /users [server] [ok] {http.status=200}
      load {rows=2}
        query [client] [error: timeout] {table=groups}
        query [client] {table=users}
      render
    """

  @Test func isTheSameInAnyOrder() {
    for rotation in SampleSpans.request.indices {
      let spans = SampleSpans.request[rotation...] + SampleSpans.request[..<rotation]
      #expect(SpanTree(Array(spans)).text == requestTree)
      #expect(SpanTree(spans.reversed()).text == requestTree)
    }
  }

  @Test func isEmptyForNoSpans() { #expect(SpanTree([]).text.isEmpty) }

  @Test func showsWhatIsAskedFor() {
    #expect(
      SpanTree(SampleSpans.request, showing: []).text == """
        GET /users
          load
            query
            query
          render
        """)
    #expect(
      SpanTree(Array(SampleSpans.request.prefix(2)), showing: [.kinds, .durations]).text == """
        GET /users [server] [1.00 µs]
          load [1.00 µs]
        """)
  }

  @Test func sortsByWhatIsUnderneath() {
    // Three branches that differ only three levels down, and in how much there is.
    var spans = [SampleSpans.span(1, "root")]
    for (index, leaves) in [["z"], ["b", "y"], ["b"], []].enumerated() {
      let base = UInt64(index + 1) * 10
      spans += [SampleSpans.span(base, parent: 1, "branch"), SampleSpans.span(base + 1, parent: base, "twig")]
      for (number, leaf) in leaves.enumerated() {
        spans.append(SampleSpans.span(base + 2 + UInt64(number), parent: base + 1, leaf))
      }
    }
    let tree = """
      root
        branch
          twig
        branch
          twig
            b
        branch
          twig
            b
            y
        branch
          twig
            z
      """
    #expect(SpanTree(spans).text == tree)
    #expect(SpanTree(spans.reversed()).text == tree)
  }

  @Test func marksOrphans() {
    var remote = SampleSpans.span(3, parent: 78, "handle")
    remote.isParentRemote = true
    #expect(
      SpanTree([SampleSpans.span(1, "root"), SampleSpans.span(2, parent: 77, "lost"), remote]).text == """
        handle
        lost [orphan]
        root
        """)
  }

  @Test func showsEventsAndLinks() {
    var span = SampleSpans.span(1, "send")
    span.events = [
      SpanRecord.TimedEvent(name: "retry", unixNanoseconds: 1, properties: [Property("after", 0.5)]),
      SpanRecord.TimedEvent(name: "done", unixNanoseconds: 2),
    ]
    span.links = [
      TraceSpan.Link(
        SpanContext(traceID: SampleSpans.traceID, spanID: SpanID(rawValue: 2)), properties: ["why": "batch"]),
      TraceSpan.Link(SpanContext(traceID: SampleSpans.traceID, spanID: SpanID(rawValue: 0xff))),
    ]
    #expect(
      SpanTree([span, SampleSpans.span(2, parent: 1, "receive")]).text == """
        send [link: receive {why=batch}] [link: 4bf92f3577b34da6a3ce929d0e0e4736/00000000000000ff] \
        (retry {after=0.5}, done)
          receive
        """)
  }

  @Test func writesValuesSoThatTheyCanBeToldApart() {
    let properties = [
      Property("int", 42), Property("text", "42"), Property("truth", true), Property("word", "true"),
      Property("list", ["a", "b"]), Property("empty", ""), Property("comma", "a,b"), Property("double", 1.0),
      Property("lines", "a\nb"), Property("plain", "users/42"), Property("a key", 1),
    ]
    #expect(
      SpanTree([SampleSpans.span(1, "two\nlines", properties)]).text == #"""
        two\nlines {"a key"=1, comma="a,b", double=1.0, empty="", int=42, lines="a\nb", list=["a", "b"], \#
        plain=users/42, text="42", truth=true, word="true"}
        """#)
  }

  @Test func deepTreesAreNoProblem() {
    let chain = (1...2_000).map { SampleSpans.span($0, parent: $0 - 1, "level") }
    let twins = chain.map { span -> SpanRecord in
      var twin = span
      twin.traceID = TraceID(high: 1, low: 1)
      return twin
    }
    let trees = [SpanTree(chain.reversed() + twins.dropLast()), SpanTree(twins.dropLast() + chain)]
    #expect(trees[0] == trees[1])
  }
}
