/// Several propagators in a row.
///
/// On extraction the first propagator that finds a span context decides about it, and the baggage of all is merged,
/// where the earlier propagator wins over a key. On injection every propagator writes its headers.
public struct CompositePropagator: Propagator {
  /// The propagators in their order.
  public let propagators: [any Propagator]
  /// Whether these are the two of ``standard``, which every request of most servers comes by.
  let isStandard: Bool

  /// Makes a composite; an empty one extracts and injects nothing.
  public init(_ propagators: [any Propagator]) {
    self.propagators = propagators
    isStandard =
      propagators.count == 2 && propagators[0] is W3CTraceContextPropagator && propagators[1] is W3CBaggagePropagator
  }

  /// W3C Trace Context and W3C Baggage, which is what OpenTelemetry uses unless told otherwise.
  public static var standard: CompositePropagator {
    CompositePropagator([W3CTraceContextPropagator(), W3CBaggagePropagator()])
  }

  /// The headers of all propagators, each one once.
  public var fields: [String] {
    var fields: [String] = []
    for field in propagators.flatMap({ $0.fields }) where !fields.contains(where: { HeaderName.isSame($0, field) }) {
      fields.append(field)
    }
    return fields
  }

  /// Reads the first span context there is and all baggage.
  ///
  /// When no propagator finds a span context, the first decision that one of them finds counts.
  public func extract(from carrier: some CarrierReader) -> PropagatedContext {
    if isStandard {
      return PropagatedContext(
        spanContext: W3CTraceContextPropagator.spanContext(in: carrier),
        baggage: W3CBaggagePropagator.baggage(in: carrier))
    }
    var found = PropagatedContext()
    var baggage = Baggage()
    for propagator in propagators {
      let context = propagator.extract(from: carrier)
      baggage.formUnion(context.baggage)
      guard found.spanContext == nil else { continue }
      if context.spanContext != nil || found.samplingDecision == .deferred { found = context }
    }
    found.baggage = baggage
    return found
  }

  /// Writes the context in all formats.
  public func inject(_ context: PropagatedContext, into carrier: inout some CarrierWriter) {
    for propagator in propagators {
      propagator.inject(context, into: &carrier)
    }
  }
}
