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
