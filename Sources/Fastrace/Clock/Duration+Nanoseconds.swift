extension Duration {
  /// Whole nanoseconds; zero for a negative duration, the largest number for one of centuries.
  package var nanosecondsClamped: UInt64 {
    // Not by `components`, which traps when the seconds do not fit.
    UInt64(clamping: attoseconds / 1_000_000_000)
  }
}
