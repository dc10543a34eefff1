internal import CFastrace

/// One moment in ticks and on another clock.
struct TickPair: Sendable {
  enum Reference { case monotonic, realtime }

  var ticks: UInt64
  var nanoseconds: UInt64

  /// Reads both clocks, the ticks before and after; of a few tries the one that took the shortest time is right to half
  /// that time.
  static func read(_ reference: Reference) -> TickPair {
    var best = TickPair(ticks: 0, nanoseconds: 0)
    var shortest = UInt64.max
    for _ in 0..<5 {
      let before = fastrace_ticks()
      let nanoseconds = reference == .monotonic ? fastrace_monotonic_ns() : fastrace_realtime_ns()
      let after = fastrace_ticks()
      let span = after &- before
      if span < shortest {
        shortest = span
        best = TickPair(ticks: before &+ span / 2, nanoseconds: nanoseconds)
      }
    }
    return best
  }
}

/// Turns ticks into the time of day.
///
/// The collector takes a new anchor every second, so that adjustments of the system's clock are followed and the error
/// of the rate never adds up over the life of the process. One trace is converted with one anchor: its spans fit together.
///
/// The counter can jump, for instance when a virtual machine is restored. What was read before the jump then seems to be
/// from the future, and is converted as if it were from now.
struct TickAnchor: Sendable {
  let pair: TickPair
  let rate: TickRate
  /// Nothing that is converted was read after this tick.
  var latest = UInt64.max

  /// An anchor of this moment.
  static func now() -> TickAnchor {
    // First, because it may find that ticks are to come from another clock.
    let rate = TickRate.measure()
    return TickAnchor(pair: .read(.realtime), rate: rate, latest: fastrace_ticks())
  }

  /// True when the counter has not jumped since the anchor was taken.
  ///
  /// - Parameters:
  ///   - ticks: The counter's present value.
  ///   - elapsed: The age of the anchor in nanoseconds of the monotonic clock.
  func isRight(at ticks: UInt64, after elapsed: UInt64) -> Bool {
    guard ticks >= pair.ticks else { return false }
    let stated = rate.nanoseconds(ticks - pair.ticks)
    // Reading both clocks takes time.
    return (stated > elapsed ? stated - elapsed : elapsed - stated) < 100_000_000
  }

  /// The time of day at a tick, in nanoseconds since 1970; never before that.
  func unixNanoseconds(_ ticks: UInt64) -> UInt64 {
    let ticks = min(ticks, latest)
    if ticks >= pair.ticks { return pair.nanoseconds &+ rate.nanoseconds(ticks &- pair.ticks) }
    let before = rate.nanoseconds(pair.ticks &- ticks)
    return before < pair.nanoseconds ? pair.nanoseconds - before : 0
  }

  /// When what happened between two ticks began, and how long it took, in nanoseconds.
  ///
  /// When the counter has jumped back in between, the beginning is the end. When it has jumped back since, the end is now.
  @inline(__always)
  func interval(from begin: UInt64, to end: UInt64) -> (start: UInt64, duration: UInt64) {
    guard begin < end, end <= latest else { return shifted(from: min(begin, end), to: end) }
    return (unixNanoseconds(begin), rate.nanoseconds(end &- begin))
  }

  @inline(never)
  private func shifted(from begin: UInt64, to end: UInt64) -> (start: UInt64, duration: UInt64) {
    let shift = end > latest ? end - latest : 0
    return (unixNanoseconds(begin > shift ? begin - shift : 0), rate.nanoseconds(end - begin))
  }
}

/// The time of day.
package enum WallClock {
  /// Nanoseconds since 1970.
  package static var unixNanoseconds: UInt64 { fastrace_realtime_ns() }
}
