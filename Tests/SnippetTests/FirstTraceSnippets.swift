import Fastrace
import FastraceTesting
import Testing

@Suite(.recorder, .traced) struct FirstTraceSnippets {
  @Test func theFirstTrace() async {
    let reported = Fastrace.statistics().reported
    // snippet: first-trace
    Fastrace.setReporter(ConsoleReporter())

    await TraceSpan.withRoot("handle request") { span in
      span.setProperty("user.id", 42)
      await load()
    }

    await Fastrace.flush()
    // end
    #expect(Fastrace.statistics().reported == reported + 3)
  }

  // snippet: spans
  func load() async {
    await TraceSpan.with("load", kind: .client) { span in
      let rows = await fetch()
      span.setProperty("rows", rows.count)
      render(rows)
    }
  }

  func render(_ rows: [String]) {
    let span = LocalSpan.enter("render")
    span.setProperty("bytes", rows.joined().utf8.count)
  }
  // end

  @Test func itsTree() async throws {
    let trace = try await TestTrace.collect("handle request") { await load() }
    try trace.expectTree(
      """
      handle request
        load [client] {rows=2}
          render {bytes=6}
      """)
  }

  @Test func errors() async throws {
    func pay(_ order: Int) async throws { throw Declined(order: order) }
    // snippet: errors
    func charge(_ order: Int) async throws {
      try await TraceSpan.with("charge") { span in
        span.addEvent("attempt", properties: ["number": 1])
        try await pay(order)
      }
    }
    // end
    let trace = try await TestTrace.collect {
      await #expect(throws: Declined.self) { try await charge(1) }
    }
    let span = try trace.expectSpan(named: "charge", under: "test", status: .error)
    #expect(span.events.map(\.name) == ["attempt", "exception"])
  }

  private func fetch() async -> [String] { ["one", "two"] }

  private struct Declined: Error { let order: Int }
}
