import CFastrace

/// Chooses what the ticks of the clock are, for a process of its own: ticks read before lose their meaning.
enum ForcedSource {
  static func monotonic() { fastrace_force_tick_source(2) }

  /// A counter that begins at `ticks` and runs at `multiplier / divisor` ticks a nanosecond.
  ///
  /// Each call makes the counter jump, as the restoration of a virtual machine does.
  static func counter(at ticks: UInt64, multiplier: UInt64 = 3, divisor: UInt64 = 1) {
    fastrace_force_counter(multiplier, divisor, ticks)
  }
}
