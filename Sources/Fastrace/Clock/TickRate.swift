import CFastrace

/// How long a tick is.
///
/// It is measured against the monotonic clock from the moment the clock was first used: the longer ago, the more exact.
/// Nothing waits for that at the start of a process. After a millisecond it is right to some hundred-thousandths, and
/// every measurement afterwards makes it better.
struct TickRate: Sendable, Equatable {
  /// Nanoseconds in a tick, times 2^32.
  var nanosecondsPerTick32: UInt64

  /// The length of `ticks` in nanoseconds.
  func nanoseconds(_ ticks: UInt64) -> UInt64 {
    let product = ticks.multipliedFullWidth(by: nanosecondsPerTick32)
    return product.high << 32 | product.low >> 32
  }

  /// The number of ticks in `nanoseconds`.
  func ticks(_ nanoseconds: UInt64) -> UInt64 {
    let (high, low) = (nanoseconds >> 32, nanoseconds << 32)
    guard high < nanosecondsPerTick32 else { return .max }
    return nanosecondsPerTick32.dividingFullWidth((high, low)).quotient
  }

  /// The rate in force, measured now if it never was.
  static var current: TickRate {
    let known = fastrace_get_tick_rate()
    return known != 0 ? TickRate(nanosecondsPerTick32: known) : measure()
  }

  /// Measures anew over the whole time since the clock was first used, and publishes the result.
  @discardableResult
  static func measure() -> TickRate {
    // The first time behind the gate, because it takes locks of the Swift runtime, which a forked child would wait for for
    // ever.
    let isFirst = fastrace_get_tick_rate() == 0
    if isFirst { fastrace_enter_fork_gate() }
    defer { if isFirst { fastrace_leave_fork_gate() } }
    let rate = compute()
    fastrace_set_tick_rate(rate.nanosecondsPerTick32)
    return rate
  }

  /// Takes the first reading: the earlier it is, the more exact are the rates measured from it.
  static func prepare() {
    fastrace_enter_fork_gate()
    readings.withLock { _ in }
    fastrace_leave_fork_gate()
  }

  private static let readings = Locked(TickReadings(first: .read(.monotonic)))
  private static var nanosecond: TickRate { TickRate(nanosecondsPerTick32: 1 << 32) }

  private static func compute() -> TickRate {
    let source = fastrace_detect_tick_source()
    if source == 2 { return nanosecond }
    let stated = source == 1 ? fastrace_stated_frequency() : 0
    if stated != 0 { return TickRate(ticks: stated, inNanoseconds: 1_000_000_000) ?? nanosecond }
    var own = TickReadings(first: .read(.monotonic))
    let deadline = fastrace_monotonic_ns() &+ 20_000_000
    var isLate = false
    repeat {
      // Before the readings, so that the last ones come after the deadline however long the thread has to wait.
      isLate = fastrace_monotonic_ns() >= deadline
      // Not waited for: a thread that is gone since a fork may have it.
      let shared = readings.withLockIfAvailable { $0.rate(at: .read(.monotonic)) } ?? nil
      if let rate = shared ?? own.rate(at: .read(.monotonic)) { return rate }
      let known = fastrace_get_tick_rate()
      if known != 0 { return TickRate(nanosecondsPerTick32: known) }
    } while !isLate
    // A counter that cannot be measured is no clock.
    fastrace_force_tick_source(2)
    return nanosecond
  }

  /// False for a rate that no processor's counter has: it was measured across a jump of the counter, or of the process.
  var isPlausible: Bool { ((1 << 32) / 20...100 << 32).contains(nanosecondsPerTick32) }

  init?(ticks: UInt64, inNanoseconds nanoseconds: UInt64) {
    guard nanoseconds >> 32 < ticks else { return nil }
    nanosecondsPerTick32 = ticks.dividingFullWidth((nanoseconds >> 32, nanoseconds << 32)).quotient
  }

  init(nanosecondsPerTick32: UInt64) { self.nanosecondsPerTick32 = nanosecondsPerTick32 }
}

/// The readings of both clocks that the rate is measured from.
///
/// The rate is that of the whole time since the first one. When it is not the rate of the time since the last one as well,
/// one of the clocks stood still or jumped: the computer was asleep, or the virtual machine moved. Then the
/// measurement starts again, and the rate from before stays in force until there is a new one.
struct TickReadings: Sendable {
  private var first: TickPair
  private var last: TickPair
  private var rate: TickRate?
  /// True when the rate is from before the first reading.
  private var isEarlier = false

  /// Shorter than that, two readings say nothing about the rate, in nanoseconds.
  private static var shortest: UInt64 { 1_000_000 }
  /// So long that errors of the readings are far less than the deviation that is looked for.
  private static var comparable: UInt64 { 100_000_000 }

  init(first: TickPair) {
    self.first = first
    last = first
  }

  /// Takes another reading, and says the rate; nil for one that comes too early to say.
  mutating func rate(at now: TickPair) -> TickRate? {
    if now.ticks < last.ticks || now.nanoseconds < last.nanoseconds || (!isEarlier && deviates(now)) {
      return beginAnew(now)
    }
    if now.nanoseconds - last.nanoseconds >= Self.comparable { last = now }
    let elapsed = now.nanoseconds - first.nanoseconds
    guard elapsed >= (isEarlier ? Self.comparable : Self.shortest) else { return rate }
    guard let measured = TickRate(ticks: now.ticks - first.ticks, inNanoseconds: elapsed), measured.isPlausible else {
      return beginAnew(now)
    }
    rate = measured
    isEarlier = false
    return rate
  }

  /// Forgets the readings, which one of the clocks has jumped after; the rate from before is as good as ever.
  private mutating func beginAnew(_ now: TickPair) -> TickRate? {
    first = now
    last = now
    isEarlier = rate != nil
    return rate
  }

  /// True when the time since the last reading shows a rate that differs by a hundredth.
  private func deviates(_ now: TickPair) -> Bool {
    guard let rate else { return false }
    let nanoseconds = now.nanoseconds &- last.nanoseconds
    let stated = rate.nanoseconds(now.ticks - last.ticks)
    let difference = stated > nanoseconds ? stated - nanoseconds : nanoseconds - stated
    return max(nanoseconds, stated) >= Self.comparable && difference > max(nanoseconds, stated) / 100
  }
}
