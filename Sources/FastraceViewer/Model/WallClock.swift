#if Viewer
  internal import CFastrace

  /// The time of day.
  package enum WallClock {
    /// Since 1970, in UTC.
    package static func nanoseconds() -> Int64 { Int64(clamping: fastrace_realtime_ns()) }
  }
#endif
