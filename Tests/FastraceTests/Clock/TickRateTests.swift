#if Enable
  import Testing

  @testable import Fastrace

  @Suite struct TickRateTests {
    private let second: UInt64 = 1_000_000_000

    /// Readings of a counter with three ticks in a nanosecond, in seconds.
    private func pair(ticks: Double, time: Double) -> TickPair {
      TickPair(ticks: UInt64(ticks * 3e9), nanoseconds: UInt64(time * 1e9))
    }

    private func isRight(_ rate: TickRate?) -> Bool {
      guard let rate else { return false }
      return (999_000_000...1_001_000_000).contains(rate.nanoseconds(3 * second))
    }

    @Test func saysNothingTooEarly() {
      var readings = TickReadings(first: pair(ticks: 5, time: 2))
      #expect(readings.rate(at: pair(ticks: 5.0001, time: 2.0001)) == nil)
      #expect(isRight(readings.rate(at: pair(ticks: 5.01, time: 2.01))))
    }

    /// While a computer sleeps, the counter may go on where the clock does not, or begin anew.
    @Test(arguments: [3_600, -100.5]) func survivesThatOneClockLeaps(_ leap: Double) {
      var readings = TickReadings(first: pair(ticks: 0, time: 0))
      for time in 1...100 { #expect(isRight(readings.rate(at: pair(ticks: Double(time), time: Double(time))))) }
      for time in 101...200 {
        #expect(isRight(readings.rate(at: pair(ticks: Double(time) + leap, time: Double(time)))), "after \(time) s")
      }
    }

    /// A virtual machine may move to another processor.
    @Test func followsANewRate() {
      var readings = TickReadings(first: pair(ticks: 0, time: 0))
      for time in 1...100 { _ = readings.rate(at: pair(ticks: Double(time), time: Double(time))) }
      var rate: TickRate?
      for time in 1...10 { rate = readings.rate(at: pair(ticks: 100 + 2 * Double(time), time: 100 + Double(time))) }
      #expect((499_000_000...501_000_000).contains(rate?.nanoseconds(3 * second) ?? 0))
    }
  }
#endif
