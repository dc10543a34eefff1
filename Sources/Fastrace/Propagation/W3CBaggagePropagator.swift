/// The header `baggage` of W3C Baggage.
///
/// All lines of the header are joined in their order; see `Baggage.init(headerLines:)` for the rules.
public struct W3CBaggagePropagator: Propagator {
  /// Makes the propagator.
  public init() {}

  /// The header `baggage`.
  public var fields: [String] { [Self.baggage] }

  private static var baggage: String { "baggage" }

  /// Reads the baggage, and no span context.
  public func extract(from carrier: some CarrierReader) -> PropagatedContext {
    PropagatedContext(baggage: Self.baggage(in: carrier))
  }

  static func baggage(in carrier: some CarrierReader) -> Baggage {
    Baggage(headerLines: carrier.values(forHeader: baggage))
  }

  /// Writes the baggage unless it is empty, in which case the carrier stays as it is.
  public func inject(_ context: PropagatedContext, into carrier: inout some CarrierWriter) {
    guard !context.baggage.isEmpty else { return }
    carrier.set(context.baggage.headerValue, forHeader: Self.baggage)
  }
}
