import Fastrace
import FastraceTesting
import Testing

@Suite struct ExpectationTests {
  let trace = TestTrace(SampleSpans.request)

  /// The description of what `body` throws, without the place in the source.
  private func message(_ body: () throws -> Void) throws -> String {
    let failure = try #require(throws: ExpectationFailure.self) { try body() }
    let place = try #require(failure.description.firstRange(of: ": "))
    #expect(failure.description.hasPrefix("FastraceTestingTests/ExpectationTests.swift:"))
    return String(failure.description[place.upperBound...])
  }

  @Test func findsASpan() throws {
    #expect(try trace.expectSpan(named: "load").spanID == SpanID(rawValue: 2))
    #expect(try trace.expectSpan(named: "query", under: "load").spanID == SpanID(rawValue: 4))
    let users = try trace.expectSpan(named: "query", kind: .client, properties: ["table": "users"])
    #expect(users.spanID == SpanID(rawValue: 3))
    try trace.expectSpan(named: "query", status: .error)
    try trace.expectSpan(named: "query", status: .error("timeout"))
    try trace.expectSpan(named: "GET /users", kind: .server, status: .ok)
  }

  @Test func tellsTheNearestSpans() throws {
    let text = try message {
      try trace.expectSpan(
        named: "query", under: "render", kind: .server, status: .error("refused"),
        properties: ["table": "users", "n": 1])
    }
    #expect(
      text == #"""
        Expected a span "query" under "render" [server] [error: refused] {n=1, table=users}, but there is none.
        Nearest:
          "query" under "load": expected under "render"; the kind is client, expected server; the status is unset, \#
        expected error: refused; the property n is missing
          "query" under "load": expected under "render"; the kind is client, expected server; the status is \#
        error: timeout, expected error: refused; the property table is groups, expected users; the property n is missing
        The trace:
          GET /users [server] [ok] {http.status=200}
            load {rows=2}
              query [client] [error: timeout] {table=groups}
              query [client] {table=users}
            render
        """#)
  }

  @Test func tellsSimilarNames() throws {
    let text = try message { try trace.expectSpan(named: "rendr") }
    #expect(text.contains("Nearest:\n  \"render\" under \"GET /users\": the name is different\n"))
  }

  @Test func tellsThatThereAreNoSpans() throws {
    let text = try message { try TestTrace([]).expectSpan(named: "x") }
    #expect(text == "Expected a span \"x\", but there is none.\nThere are no spans.")
  }

  @Test func countsSpans() throws {
    #expect(try trace.expectSpans(named: "query", count: 2).map(\.spanID.rawValue) == [4, 3])
    try trace.expectSpans(named: "nothing", count: 0)
    let text = try message { try trace.expectSpans(named: "query", count: 3) }
    #expect(text.hasPrefix("Expected 3 spans named \"query\", but there are 2.\nThe trace:\n  GET /users"))
  }

  @Test func comparesTrees() throws {
    try trace.expectTree(trace.tree.text)
    try trace.expectTree("GET /users\n  load\n    query\n    query\n  render\n\n", showing: [])
    let text = try message {
      try trace.expectTree(
        """
        GET /users
          load
            query
          store
          render
        """, showing: [])
    }
    #expect(
      text == """
        The tree is different (- expected, + actual):
            GET /users
              load
                query
          -   store
          +     query
              render
        """)
    #expect(try message { try TestTrace([]).expectTree("a") }.hasSuffix("\n  - a"))
  }

  @Test func findsOrphans() throws {
    try trace.expectNoOrphans()
    let broken = TestTrace(SampleSpans.request.filter { $0.name != "load" })
    let text = try message { try broken.expectNoOrphans() }
    #expect(
      text.hasPrefix(
        """
        Expected no spans without their parent, but there are 2:
          "query", whose parent is 0000000000000002
          "query", whose parent is 0000000000000002
        The trace:
        """))
  }

  @Test func walksTheTrace() throws {
    let root = try #require(trace.root)
    #expect(root.name == "GET /users")
    #expect(trace.traceID == SampleSpans.traceID)
    #expect(trace.children(of: root).map(\.name) == ["load", "render"])
    #expect(trace.parent(of: trace.spans[1])?.name == "GET /users")
    #expect(trace.parent(of: root) == nil)
  }
}
