/// One format in which a context travels in headers.
///
/// Propagators hold nothing but their settings, so all threads may share one. Neither method fails: what cannot be
/// read is left out of the result, whatever a peer has sent.
public protocol Propagator: Sendable {
  /// The names of all headers that `inject(_:into:)` may write.
  var fields: [String] { get }

  /// Reads the context of a received request.
  ///
  /// Gives an empty context when the headers are missing or malformed.
  func extract(from carrier: some CarrierReader) -> PropagatedContext

  /// Writes a context into a request that is about to be sent.
  ///
  /// Replaces what the carrier has under the same headers. Leaves the carrier as it is when the context has nothing
  /// that this format can carry, for instance because its ids are not valid.
  func inject(_ context: PropagatedContext, into carrier: inout some CarrierWriter)
}

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
    private static let other = AtomicReference<any Propagator>()

    static func load() -> any Propagator { other.load() ?? standard }

    /// Replaces the propagator; called where no other thread forks.
    static func set(_ propagator: any Propagator) {
      other.set((propagator as? CompositePropagator)?.isStandard == true ? nil : propagator)
    }
  }
#endif
