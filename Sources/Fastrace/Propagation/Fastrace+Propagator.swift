extension Fastrace {
  /// The propagator of the process, which integrations use unless they are given another.
  ///
  /// It is the ``Configuration/propagator`` of the configuration in force: W3C Trace Context and W3C Baggage until a
  /// reporter is set. To pass contexts on in another format without recording anything, set no reporters:
  ///
  ///     Fastrace.setReporters([], configuration: configuration)
  ///
  /// Thread-safe. Without the package trait `Enable` it is always the default.
  ///
  /// > Cost: About 10 ns, without a lock.
  public static var propagator: any Propagator {
    #if Enable
      CurrentPropagator.load()
    #else
      CompositePropagator.standard
    #endif
  }
}

#if Enable
  /// The propagator in force, which every request reads.
  enum CurrentPropagator {
    private static let standard: any Propagator = CompositePropagator.standard
    /// Nil for the standard propagator.
    private static let other = SharedReference<any Propagator>()

    static func load() -> any Propagator { other.load() ?? standard }

    /// Replaces the propagator; called where no other thread forks.
    static func set(_ propagator: any Propagator) {
      other.set((propagator as? CompositePropagator)?.isStandard == true ? nil : propagator)
    }
  }
#endif
