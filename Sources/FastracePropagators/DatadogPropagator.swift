public import Fastrace

/// The `x-datadog-*` headers of Datadog's tracers.
///
/// A trace id is spread over two headers: its low half in decimal, and its high half as the tag `_dd.p.tid`. What else
/// those headers say, the origin, the other `_dd.p.` tags and a priority chosen by a user, is kept in the member `dd`
/// of the `traceState`, as Datadog's tracers do, so that it survives a change of format and is sent on from there.
public struct DatadogPropagator: Propagator {
  /// Makes the propagator.
  public init() {}

  /// The five headers, of which the last two are written only when there is something to say.
  public var fields: [String] { [Self.traceID, Self.parentID, Self.priority, Self.origin, Self.tags] }

  private static var traceID: String { "x-datadog-trace-id" }
  private static var parentID: String { "x-datadog-parent-id" }
  private static var priority: String { "x-datadog-sampling-priority" }
  private static var origin: String { "x-datadog-origin" }
  private static var tags: String { "x-datadog-tags" }

  /// Reads the ids and the priority; priorities above zero mean that the trace is recorded.
  ///
  /// A malformed trace or parent id gives an empty context. Without a parent id, or with the parent id 0, the context
  /// names only a trace. A malformed priority counts as none, which defers the decision, and a malformed `_dd.p.tid`
  /// as zero. Of repeated headers the first line counts.
  public func extract(from carrier: some CarrierReader) -> PropagatedContext {
    guard let low = carrier.firstValue(forHeader: Self.traceID).flatMap({ DatadogFormat.identifier($0) }), low != 0,
      let parent = DatadogFormat.identifier(carrier.firstValue(forHeader: Self.parentID) ?? "0")
    else { return PropagatedContext() }
    let tags = DatadogTags(headerValue: carrier.firstValue(forHeader: Self.tags) ?? "")
    let priority = carrier.firstValue(forHeader: Self.priority).flatMap { DatadogFormat.priority($0) }
    let origin = carrier.firstValue(forHeader: Self.origin).map { DatadogFormat.text($0) }
    let state = DatadogState(priority: priority, origin: origin, tags: tags)
    let spanContext = SpanContext(
      traceID: TraceID(high: tags.traceIDHigh, low: low), spanID: SpanID(rawValue: parent), isRemote: true,
      traceState: state.traceState)
    let decision = priority.map { $0 > 0 ? PropagatedContext.SamplingDecision.accept : .deny }
    return PropagatedContext(spanContext: spanContext, samplingDecision: decision ?? .deferred)
  }

  /// Writes the span context if it is valid and the low half of its trace id is not zero, which stands for no trace here.
  ///
  /// A deferred decision writes no priority, and `debug` writes 2. Headers for which there is no value are removed.
  public func inject(_ context: PropagatedContext, into carrier: inout some CarrierWriter) {
    guard let spanContext = context.spanContext, spanContext.isValid, spanContext.traceID.low != 0 else { return }
    let state = DatadogState(spanContext.traceState)
    let tags = state.tags.headerValue(traceIDHigh: spanContext.traceID.high)
    carrier.set(String(spanContext.traceID.low), forHeader: Self.traceID)
    carrier.set(String(spanContext.spanID.rawValue), forHeader: Self.parentID)
    carrier.replace(state.priority(for: context.samplingDecision).map { String($0) }, forHeader: Self.priority)
    carrier.replace(state.origin, forHeader: Self.origin)
    carrier.replace(tags.isEmpty ? nil : tags, forHeader: Self.tags)
  }
}

/// How values are spelled in Datadog's headers.
enum DatadogFormat {
  /// Reads an unsigned 64-bit number in decimal, or gives nil if it is anything else.
  static func identifier(_ value: String) -> UInt64? {
    value.withHeaderBytes { $0.decimalNumber(in: $0.trimming(0..<$0.count)) }
  }

  /// Reads a text without the spaces and tabs around it.
  static func text(_ value: String) -> String {
    value.withHeaderBytes { $0.string($0.trimming(0..<$0.count)) }
  }

  /// Reads a small decimal number that may be negative, or gives nil if it is anything else.
  static func priority(_ value: String) -> Int? {
    value.withHeaderBytes { bytes in
      let range = bytes.trimming(0..<bytes.count)
      guard let first = range.first, range.count <= 4 else { return nil }
      let isNegative = bytes[first] == UInt8(ascii: "-")
      let number = bytes.decimalNumber(in: isNegative ? first + 1..<range.upperBound : range)
      return number.map { isNegative ? -Int($0) : Int($0) }
    }
  }
}
