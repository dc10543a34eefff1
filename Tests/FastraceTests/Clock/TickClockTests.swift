import Fastrace
import Testing

@Suite struct TickClockTests {
  @Test func neverGoesBackwards() {
    var last = TickClock.now
    for _ in 0..<100_000 {
      let now = TickClock.now
      #expect(now >= last)
      last = now
    }
  }

  @Test func agreesWithTheContinuousClock() {
    let (ticks, reference) = (TickClock.now, ContinuousClock.now)
    while reference.duration(to: .now) < .milliseconds(50) {}
    let measured = ticks.duration(to: TickClock.now)
    let expected = reference.duration(to: .now)
    // Whatever the scheduler does between two readings, gross errors of the rate are far outside of this.
    #expect(measured > .milliseconds(25))
    #expect(measured < expected * 2 + .seconds(1))
  }

  @Test(arguments: [Duration.zero, .nanoseconds(1), .microseconds(10), .seconds(1), .seconds(3_600), .seconds(100_000)])
  func advancesAndComesBack(_ duration: Duration) {
    let start = TickClock.now
    let later = start.advanced(by: duration)
    #expect(later >= start)
    let tolerance = duration / 100_000 + .nanoseconds(2)
    let there = start.duration(to: later)
    #expect(there >= duration - tolerance && there <= duration + tolerance)
    #expect(later.duration(to: start) == .zero - there)
    #expect(start.advanced(by: .zero - duration) <= start)
  }

  @Test func survivesDurationsOfCenturies() {
    let start = TickClock.now
    #expect(start.advanced(by: .seconds(Int64.max)) > start)
    #expect(start.advanced(by: .seconds(Int64.min)) < start)
    let first = TickClock.Instant(ticks: 0)
    let last = TickClock.Instant(ticks: .max)
    #expect(first.duration(to: last) > .seconds(1))
    #expect(last.duration(to: first) < .zero)
  }

  @Test func sleeps() async throws {
    let clock = TickClock()
    let start = clock.now
    try await clock.sleep(until: start.advanced(by: .milliseconds(1)), tolerance: nil)
    #expect(start.duration(to: clock.now) > .microseconds(500))
    try await clock.sleep(until: start, tolerance: nil)
  }

  @Test func measures() {
    let clock = TickClock()
    #expect(clock.measure {} >= .zero)
    #expect(clock.minimumResolution == .nanoseconds(1))
  }

  #if Enable
    @Test func worksWithoutTheProcessorsCounter() async {
      await #expect(processExitsWith: .success) {
        ForcedSource.monotonic()
        precondition(!TickClock.usesProcessorCounter)
        let (ticks, reference) = (TickClock.now, ContinuousClock.now)
        while reference.duration(to: .now) < .milliseconds(10) {}
        let measured = ticks.duration(to: TickClock.now)
        precondition(measured > .milliseconds(5) && measured < .seconds(10))
        let result = await record { TraceSpan.withRoot("root") { LocalSpan.with("local") {} } }
        precondition(result.tree == "root(local)")
        let now = unixNanoseconds()
        precondition(result.spans.allSatisfy { $0.startUnixNanoseconds > now - 3_600_000_000_000 })
        precondition(result.spans.allSatisfy { $0.startUnixNanoseconds < now + 3_600_000_000_000 })
      }
    }
  #endif
}
