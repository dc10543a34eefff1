/// The headers of Zipkin's B3 propagation, as one header or as several.
///
/// Both forms are extracted whatever the style, the single header first. Trace ids of 64 bits are padded with zeros on
/// the left, and 128 bits are always written. The parent span id that B3 can carry is ignored and never written,
/// because the spans of client and server are separate here. Follows the specification in openzipkin/b3-propagation.
public struct B3Propagator: Propagator {
  /// The form in which contexts are written.
  public enum Style: Sendable, Hashable {
    /// One header, `b3`.
    case single
    /// A header for each part, `x-b3-traceid` and others.
    case multiple
  }

  /// The form in which contexts are written.
  public let style: Style

  /// Makes a propagator that writes the given form.
  public init(style: Style) {
    self.style = style
  }

  /// The headers of the chosen style.
  public var fields: [String] {
    switch style {
    case .single: [Self.single]
    case .multiple: [Self.traceID, Self.spanID, Self.sampled, Self.flags]
    }
  }

  private static var single: String { "b3" }
  private static var traceID: String { "x-b3-traceid" }
  private static var spanID: String { "x-b3-spanid" }
  private static var sampled: String { "x-b3-sampled" }
  private static var flags: String { "x-b3-flags" }

  /// Reads the ids and the decision.
  ///
  /// A decision without ids, such as `b3: 0`, gives a context that has a `samplingDecision` and no span context. Ids
  /// without a decision give a `deferred` one. Of repeated headers the first line counts.
  public func extract(from carrier: some CarrierReader) -> PropagatedContext {
    if let context = carrier.firstValue(forHeader: Self.single).flatMap({ B3Format.context(single: $0) }) {
      return context
    }
    let context = B3Format.context(
      traceID: carrier.firstValue(forHeader: Self.traceID), spanID: carrier.firstValue(forHeader: Self.spanID),
      sampled: carrier.firstValue(forHeader: Self.sampled), flags: carrier.firstValue(forHeader: Self.flags))
    return context ?? PropagatedContext()
  }

  /// Writes the ids and the decision, or only the decision if there is no span context.
  ///
  /// Writes nothing for a span context that is not valid. The state `d` goes out only with a context that came in with it:
  /// spans do not keep it, and go out with `1`.
  public func inject(_ context: PropagatedContext, into carrier: inout some CarrierWriter) {
    guard context.spanContext?.isValid ?? (context.samplingDecision != .deferred) else { return }
    switch style {
    case .single: carrier.set(B3Format.single(context), forHeader: Self.single)
    case .multiple: injectMultiple(context, into: &carrier)
    }
  }

  /// Removes what does not apply, so that no part of an earlier context is left over.
  private func injectMultiple(_ context: PropagatedContext, into carrier: inout some CarrierWriter) {
    let state = context.samplingDecision == .debug ? nil : B3Format.state(of: context.samplingDecision)
    carrier.replace(context.spanContext?.traceID.description, forHeader: Self.traceID)
    carrier.replace(context.spanContext?.spanID.description, forHeader: Self.spanID)
    carrier.replace(state, forHeader: Self.sampled)
    carrier.replace(context.samplingDecision == .debug ? "1" : nil, forHeader: Self.flags)
  }
}
