/// The headers `traceparent` and `tracestate` of W3C Trace Context, level 2.
///
/// Extraction wants exactly one `traceparent` line; two of them, even equal ones, count as malformed. All `tracestate`
/// lines are joined in their order, and are dropped as a whole when they are malformed, which leaves the trace intact.
public struct W3CTraceContextPropagator: Propagator {
  /// Makes the propagator.
  public init() {}

  /// The headers `traceparent` and `tracestate`.
  public var fields: [String] { [Self.traceparent, Self.tracestate] }

  private static var traceparent: String { "traceparent" }
  private static var tracestate: String { "tracestate" }

  /// Reads the span context; see `SpanContext.init(traceparent:tracestate:)` for the rules.
  public func extract(from carrier: some CarrierReader) -> PropagatedContext {
    PropagatedContext(spanContext: Self.spanContext(in: carrier))
  }

  static func spanContext(in carrier: some CarrierReader) -> SpanContext? {
    let lines = carrier.values(forHeader: traceparent)
    guard lines.count == 1, let line = lines.first else { return nil }
    return SpanContext(traceparent: line, tracestate: carrier.values(forHeader: tracestate))
  }

  /// Writes the span context if it is valid.
  ///
  /// Without vendors' state any `tracestate` is removed, since it would belong to another context.
  public func inject(_ context: PropagatedContext, into carrier: inout some CarrierWriter) {
    guard let spanContext = context.spanContext, spanContext.isValid else { return }
    carrier.set(spanContext.traceparent, forHeader: Self.traceparent)
    let state = spanContext.traceState
    carrier.replace(state.isEmpty ? nil : state.headerValue, forHeader: Self.tracestate)
  }
}
