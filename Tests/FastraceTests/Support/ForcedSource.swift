import CFastrace

/// Chooses what the ticks of the clock are, for a process of its own: ticks read before lose their meaning.
enum ForcedSource {
  static func monotonic() { fastrace_force_tick_source(2) }
}
