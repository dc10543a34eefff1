#if Logging
  internal import CFastrace

  /// A time of day, in nanoseconds since 1970 (UTC).
  public struct LogTime: Sendable, Hashable, Comparable {
    /// Nanoseconds since the beginning of 1970.
    public var nanoseconds: Int64

    /// The time this number of nanoseconds after the beginning of 1970.
    @inlinable public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// The time of day.
    ///
    /// Cost: one system clock read, 25 ns.
    public static var now: LogTime { LogTime(nanoseconds: Int64(truncatingIfNeeded: fastrace_realtime_ns())) }

    /// Compares by time.
    @inlinable public static func < (left: LogTime, right: LogTime) -> Bool { left.nanoseconds < right.nanoseconds }

    /// Whole seconds since 1970, rounded towards the past.
    var seconds: Int64 {
      let quotient = nanoseconds / 1_000_000_000
      return nanoseconds < 0 && quotient * 1_000_000_000 != nanoseconds ? quotient - 1 : quotient
    }
  }
#endif
