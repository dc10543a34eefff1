internal import CFastrace

/// The time of day.
package enum WallClock {
  /// Nanoseconds since 1970.
  package static var unixNanoseconds: UInt64 { fastrace_realtime_ns() }
}
