import Fastrace
import Testing

@Suite(.recorder, .traced) struct InstantTests {
  private func instant(_ nanoseconds: UInt64) -> TraceSpan.Instant { TraceSpan.Instant(unixNanoseconds: nanoseconds) }

  @Test func areKeptExactly() async {
    let result = await record {
      let span = TraceSpan.beginRoot("root", at: instant(1_000))
      span.addEvent("first", at: instant(1_200))
      span.addEvent(TraceSpan.Event("second", properties: ["key": 1]), at: instant(5))
      span.end(at: instant(1_500))
    }
    let span = result.spans.first
    #expect(span?.startUnixNanoseconds == 1_000 && span?.durationNanoseconds == 500)
    #expect(span?.events.map(\.unixNanoseconds) == [5, 1_200])
    #expect(span?.events.map(\.name) == ["second", "first"])
  }

  @Test func anEndBeforeTheBeginMakesAnEmptySpan() async {
    let result = await record {
      TraceSpan.beginRoot("explicit", at: instant(1_000)).end(at: instant(999))
      TraceSpan.beginRoot("begun now").end(at: instant(1))
      TraceSpan.beginRoot("far future", at: instant(.max)).end()
      TraceSpan.beginRoot("longest", at: instant(0)).end(at: instant(.max))
    }
    func duration(_ name: String) -> UInt64? { result.spans.named(name)?.durationNanoseconds }
    #expect(duration("explicit") == 0 && duration("begun now") == 0 && duration("far future") == 0)
    #expect(duration("longest") == .max)
  }

  @Test func onlyTheFirstEndCounts() async {
    let result = await record {
      let span = TraceSpan.beginRoot("root", at: instant(1_000))
      span.end(at: instant(2_000))
      span.end(at: instant(3_000))
      span.end()
    }
    #expect(result.spans.map(\.durationNanoseconds) == [1_000])
  }

  @Test func readsTheSpansOwnClock() {
    let before = TraceSpan.Instant.now
    let instant = TraceSpan.Instant(TickClock.now)
    let after = TraceSpan.Instant.now
    // Both clocks are adjusted, and read one after the other.
    #expect(instant.unixNanoseconds + 10_000_000 > before.unixNanoseconds)
    #expect(instant.unixNanoseconds < after.unixNanoseconds + 10_000_000)
    #expect(before <= after)
  }
}
