public import Fastrace

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

/// How the parts of a B3 context are spelled.
enum B3Format {
  typealias Decision = PropagatedContext.SamplingDecision

  /// Reads `{trace id}-{span id}-{state}-{parent span id}`, of which the last two may be missing, or a state alone.
  ///
  /// Gives nil for anything else.
  static func context(single value: String) -> PropagatedContext? {
    value.withHeaderBytes { bytes in
      let range = bytes.trimming(0..<bytes.count)
      if range.count == 1 {
        return decision(bytes, range).map { PropagatedContext(samplingDecision: $0) }
      }
      var fields: [Range<Int>] = []
      let isShort = bytes.allFields(in: range, separator: UInt8(ascii: "-")) { field in
        fields.append(field)
        return fields.count <= 4
      }
      return isShort ? context(bytes, fields) : nil
    }
  }

  /// Reads the values of the separate headers, each of which may be missing.
  ///
  /// Gives nil when one of them is malformed, or when only one id is there. The debug flag outweighs the state.
  static func context(traceID: String?, spanID: String?, sampled: String?, flags: String?) -> PropagatedContext? {
    guard var decision = sampled.map({ trimmed($0, legacyDecision) }) ?? .deferred else { return nil }
    if let flags, trimmed(flags, isDebug) { decision = .debug }
    if traceID == nil, spanID == nil { return PropagatedContext(samplingDecision: decision) }
    guard let traceID = traceID.flatMap({ trimmed($0, Self.traceID) }),
      let spanID = spanID.flatMap({ trimmed($0, Self.spanID) })
    else { return nil }
    return remote(traceID, spanID, decision)
  }

  /// Spells a context that has ids, or else a decision, as one header.
  static func single(_ context: PropagatedContext) -> String {
    let state = state(of: context.samplingDecision)
    guard let spanContext = context.spanContext else { return state ?? "" }
    let identifiers = "\(spanContext.traceID)-\(spanContext.spanID)"
    return state.map { "\(identifiers)-\($0)" } ?? identifiers
  }

  /// The character for a decision, or nil for a deferred one.
  static func state(of decision: Decision) -> String? {
    switch decision {
    case .deferred: nil
    case .deny: "0"
    case .accept: "1"
    case .debug: "d"
    }
  }
}

extension B3Format {
  /// Reads two to four fields; of three, the last may be a parent span id as well as a state.
  private static func context(_ bytes: HeaderBytes, _ fields: [Range<Int>]) -> PropagatedContext? {
    guard fields.count >= 2, let traceID = traceID(bytes, fields[0]), let spanID = spanID(bytes, fields[1]) else {
      return nil
    }
    switch fields.count {
    case 2: return remote(traceID, spanID, .deferred)
    case 3 where bytes.hexNumber(in: fields[2]) != nil: return remote(traceID, spanID, .deferred)
    case 4 where bytes.hexNumber(in: fields[3]) == nil: return nil
    default: return decision(bytes, fields[2]).map { remote(traceID, spanID, $0) }
    }
  }

  private static func remote(_ traceID: TraceID, _ spanID: SpanID, _ decision: Decision) -> PropagatedContext {
    let spanContext = SpanContext(traceID: traceID, spanID: spanID, isRemote: true)
    return PropagatedContext(spanContext: spanContext, samplingDecision: decision)
  }

  /// Reads a trace id of 32 or 16 digits that is not zero.
  private static func traceID(_ bytes: HeaderBytes, _ range: Range<Int>) -> TraceID? {
    let halves = bytes.hexNumberPair(in: range) ?? bytes.hexNumber(in: range).map { (high: 0, low: $0) }
    return halves.map { TraceID(high: $0.high, low: $0.low) }.flatMap { $0.isValid ? $0 : nil }
  }

  /// Reads a span id of 16 digits that is not zero.
  private static func spanID(_ bytes: HeaderBytes, _ range: Range<Int>) -> SpanID? {
    bytes.hexNumber(in: range).map { SpanID(rawValue: $0) }.flatMap { $0.isValid ? $0 : nil }
  }

  private static func decision(_ bytes: HeaderBytes, _ range: Range<Int>) -> Decision? {
    guard range.count == 1 else { return nil }
    switch bytes[range.lowerBound] {
    case UInt8(ascii: "0"): return .deny
    case UInt8(ascii: "1"): return .accept
    case UInt8(ascii: "d"): return .debug
    default: return nil
    }
  }

  /// Reads the value of `X-B3-Sampled`, which early tracers spelled as a word.
  private static func legacyDecision(_ bytes: HeaderBytes, _ range: Range<Int>) -> Decision? {
    if bytes.equals("true", in: range) || bytes.equals("1", in: range) { return .accept }
    return bytes.equals("false", in: range) || bytes.equals("0", in: range) ? .deny : nil
  }

  private static func isDebug(_ bytes: HeaderBytes, _ range: Range<Int>) -> Bool {
    bytes.equals("1", in: range)
  }

  /// Applies a reader to a header value without the spaces and tabs around it.
  private static func trimmed<Result>(_ value: String, _ read: (HeaderBytes, Range<Int>) -> Result) -> Result {
    value.withHeaderBytes { read($0, $0.trimming(0..<$0.count)) }
  }
}
