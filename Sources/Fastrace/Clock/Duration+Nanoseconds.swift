extension Duration {
  /// Whole nanoseconds; zero for a negative duration, 292 years for a longer one.
  ///
  /// So a deadline that is this far from now is one that fits, and never comes.
  package var nanosecondsClamped: UInt64 {
    // Not by `components`, which traps when the seconds do not fit.
    UInt64(max(0, min(attoseconds / 1_000_000_000, Int128(Int64.max))))
  }

  /// The duration, or 292 years for a longer one: clocks trap when they are asked to wait for more.
  package var waitable: Duration { .nanoseconds(Int64(nanosecondsClamped)) }
}
