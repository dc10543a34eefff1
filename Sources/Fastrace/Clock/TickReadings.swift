/// The readings of both clocks that the rate is measured from.
///
/// The rate is that of the whole time since the first one. When it is not the rate of the time since the last one as well,
/// one of the clocks has stood still, or begun anew: the computer was asleep, or the virtual machine has moved. Then the
/// measurement begins anew, and the rate from before, which is as good as ever, holds until there is a new one.
struct TickReadings: Sendable {
  private var first: TickPair
  private var last: TickPair
  private var rate: TickRate?
  /// True when the rate is from before the first reading.
  private var isEarlier = false

  /// Shorter than that, two readings say nothing about the rate, in nanoseconds.
  private static let shortest: UInt64 = 1_000_000
  /// So long that errors of the readings are far less than the deviation that is looked for.
  private static let comparable: UInt64 = 100_000_000

  init(first: TickPair) {
    self.first = first
    last = first
  }

  /// Takes another reading, and says the rate; nil for one that comes too early to say.
  mutating func rate(at now: TickPair) -> TickRate? {
    if let rate, now.ticks < last.ticks || (!isEarlier && deviates(now, from: rate)) {
      first = now
      last = now
      isEarlier = true
      return rate
    }
    if now.nanoseconds &- last.nanoseconds >= Self.comparable { last = now }
    guard let measured = Self.rate(from: first, to: now) else { return rate }
    if isEarlier, now.nanoseconds - first.nanoseconds < Self.comparable { return rate }
    rate = measured
    isEarlier = false
    return rate
  }

  /// True when the time since the last reading shows a rate that differs by a hundredth.
  private func deviates(_ now: TickPair, from rate: TickRate) -> Bool {
    let nanoseconds = now.nanoseconds &- last.nanoseconds
    let stated = rate.nanoseconds(now.ticks - last.ticks)
    let difference = stated > nanoseconds ? stated - nanoseconds : nanoseconds - stated
    return max(nanoseconds, stated) >= Self.comparable && difference > max(nanoseconds, stated) / 100
  }

  private static func rate(from first: TickPair, to now: TickPair) -> TickRate? {
    guard now.ticks > first.ticks, now.nanoseconds >= first.nanoseconds &+ shortest else { return nil }
    return TickRate(ticks: now.ticks - first.ticks, inNanoseconds: now.nanoseconds - first.nanoseconds)
  }
}
