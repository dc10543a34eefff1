#if Enable
  /// How long the collector's thread waits between two cycles.
  ///
  /// Under load it comes sooner: what has gathered in 50 ms would keep a core busy for milliseconds in one piece, which
  /// requests that wait for that core notice, and would have left the processor's cache before it is read.
  struct CollectorPace {
    /// Records that a cycle should find: 128 KiB, which take less than half a millisecond.
    private static let records = 2048.0
    /// How much sooner than asked for: more wake-ups would cost more than they save.
    private static let most = 8.0

    private var lastCycle: UInt64 = 0
    private var recordsPerNanosecond = 0.0

    mutating func note(records: Int, now: UInt64) {
      recordsPerNanosecond = now > lastCycle ? Double(records) / Double(now - lastCycle) : 0
      lastCycle = now
    }

    /// Nanoseconds until the next cycle, at least a millisecond.
    func wait(atMost interval: UInt64) -> UInt64 {
      let wanted = recordsPerNanosecond > 0 ? Self.records / recordsPerNanosecond : .infinity
      let wait = min(max(wanted, Double(interval) / Self.most), Double(interval))
      return max(1_000_000, UInt64(wait))
    }
  }
#endif
