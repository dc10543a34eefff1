#if Viewer
  /// Where traces are kept, and for how long.
  package struct StoreOptions: Sendable {
    /// Nil for memory.
    package var path: String?
    package var retention = Retention()
    package init() {}
  }

  /// When the oldest traces are removed.
  ///
  /// The order is that in which their first spans arrived.
  package struct Retention: Sendable, Hashable {
    package var maximumTraces = 1_000_000
    /// Of the database, without the log that it writes ahead.
    package var maximumBytes = 1 << 30
    /// Since the first span of a trace arrived; nil for ever.
    package var maximumAge: Duration?
    package init() {}
  }
#endif
