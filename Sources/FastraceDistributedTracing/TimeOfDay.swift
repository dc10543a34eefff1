#if DistributedTracing
  internal import Fastrace
  internal import Tracing

  enum TimeOfDay {
    /// Spans are timed by another clock than this API's, and read it less than so long after that.
    private static let tolerance: UInt64 = 20_000

    /// The nanoseconds since 1970 of an instant that somebody chose; nil for one that the clock gave just now.
    ///
    /// Now is read from the clock of the spans: it is more exact, and what is measured with one clock nests.
    static func explicit(_ instant: some TracerInstant) -> UInt64? {
      let time = instant.nanosecondsSinceEpoch
      let now = WallClock.unixNanoseconds
      return time <= now && now - time < tolerance ? nil : time
    }
  }
#endif
