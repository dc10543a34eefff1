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
struct TickAnchor: Sendable {
  let pair: TickPair
  let rate: TickRate

  /// An anchor of this moment.
  static func now() -> TickAnchor { TickAnchor(pair: .read(.realtime), rate: .measure()) }

  /// The time of day at a tick, in nanoseconds since 1970; never before that.
  func unixNanoseconds(_ ticks: UInt64) -> UInt64 {
    if ticks >= pair.ticks { return pair.nanoseconds &+ rate.nanoseconds(ticks &- pair.ticks) }
    let before = rate.nanoseconds(pair.ticks &- ticks)
    return before < pair.nanoseconds ? pair.nanoseconds - before : 0
  }

  /// The time between two ticks, zero when the clock went backwards.
  func nanoseconds(from begin: UInt64, to end: UInt64) -> UInt64 {
    end > begin ? rate.nanoseconds(end &- begin) : 0
  }
}

/// The time of day.
package enum WallClock {
  /// Nanoseconds since 1970.
  package static var unixNanoseconds: UInt64 { fastrace_realtime_ns() }
}
