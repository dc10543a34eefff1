extension Sampler {
  /// Records this share of all traces, as the probability sampler of the OpenTelemetry specification does.
  ///
  /// Services and collectors that sample this way agree, in any language: a sampler with a larger share keeps every trace
  /// that one with a smaller share keeps. The threshold travels in the trace state of the traces
  /// that are kept, as `ot=th:e666` for 10 %, so that backends can tell how many traces each one stands for.
  ///
  /// A trace is kept when its randomness is at least the threshold. Its randomness is `rv` in OpenTelemetry's trace state
  /// if it has one, otherwise the last 56 bits of the trace id, which are taken as random whether or not the flag
  /// ``TraceFlags/random`` is set.
  ///
  /// - Parameter ratio: From 0 to 1; values outside count as the nearer of the two. The threshold has four significant
  ///   hexadecimal digits, so the share is met to within 0.02 % of it. Below 2^-56, no trace is kept.
  public static func probability(_ ratio: Double) -> Sampler {
    guard let threshold = SamplingThreshold(ratio: ratio) else { return .alwaysOff }
    // The state of nearly all traces, made once.
    let state = TraceState().settingSamplingThreshold(threshold)
    return Sampler { parameters -> Decision in
      let isSampled = parameters.randomness >= threshold.value
      if parameters.traceState.isEmpty { return Decision(isSampled: isSampled, traceState: isSampled ? state : nil) }
      let received = parameters.traceState
      return Decision(
        isSampled: isSampled, traceState: received.settingSamplingThreshold(isSampled ? threshold : nil))
    }
  }

  /// Records this share of all traces, as the TraceIdRatioBased of OpenTelemetry's SDKs for Go, Rust and Python does.
  ///
  /// `OTEL_TRACES_SAMPLER` means this sampler by `traceidratio` and `parentbased_traceidratio`. It keeps the traces whose
  /// ids have the smallest last 64 bits, so it never agrees with ``probability(_:)``: prefer that one, unless the other
  /// services of your system use this one.
  ///
  /// The decision is the same as in Go and Rust for each id. Python rounds where these two cut off, which makes a
  /// difference for one id in 2^64, and only for ratios below 1/2,048.
  ///
  /// - Parameter ratio: From 0 to 1; values outside count as the nearer of the two.
  public static func traceIDRatioBased(_ ratio: Double) -> Sampler {
    if ratio >= 1 { return Sampler { _ in true } }
    let bound = ratio > 0 ? UInt64(ratio * 0x1p63) : 0
    return Sampler { $0.traceID.low >> 1 < bound }
  }
}

/// How many of 2^56 traces a sampler rejects, as in the OpenTelemetry specification, section Probability Sampling.
struct SamplingThreshold: Sendable, Hashable {
  /// Traces whose randomness is less are rejected.
  let value: UInt64

  /// The threshold for a share of all traces, with four significant digits; nil for a share that is too small.
  ///
  /// The steps are those of the specification, down to the rounding.
  init?(ratio: Double) {
    guard ratio >= 0x1p-56 else { return nil }
    guard ratio < 1 else {
      value = 0
      return
    }
    // Leading digits `f` say nothing about a small share.
    let precision = min(12, 4 + (-ratio.exponent - 1) / 4)
    let rejected = 2 - ratio + Double(sign: .plus, exponent: -4 * precision - 1, significand: 1)
    let digits = rejected < 2 ? rejected.significandBitPattern : 0xf_ffff_ffff_ffff
    let cut = 52 - 4 * precision
    value = ((digits >> cut) << cut) << 4
  }

  /// Reads what another sampler has written: 1 to 14 digits, without the trailing zeros.
  init?(_ text: Substring) {
    guard text.utf8.count <= 14, let digits = UInt64(hexDigits: text) else { return nil }
    value = digits << (4 * (14 - UInt64(text.utf8.count)))
  }

  /// The form in the trace state.
  var description: String {
    guard value != 0 else { return "0" }
    // A digit in front keeps the leading zeros.
    var digits = String(value | 1 << 56, radix: 16).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return String(digits)
  }
}

extension SamplingParameters {
  /// What the decision is drawn from, 56 bits.
  var randomness: UInt64 {
    if !traceState.isEmpty, let explicit = traceState.samplingRandomness { return explicit }
    return traceID.low & 0xff_ffff_ffff_ffff
  }
}

// OpenTelemetry's member of a trace state, such as `ot=th:e666;rv:7479cfb506891d`.

extension TraceState {
  private static let openTelemetry = "ot"

  private func samplingField(_ key: String) -> Substring? {
    self[Self.openTelemetry]?.split(separator: ";").first { $0.hasPrefix(key) }?.dropFirst(key.utf8.count)
  }

  /// The threshold of the samplers before; nil when none has written a valid one.
  var samplingThreshold: UInt64? { samplingField("th:").flatMap(SamplingThreshold.init)?.value }

  /// The explicit randomness of the trace; nil when there is no valid one.
  var samplingRandomness: UInt64? {
    samplingField("rv:").flatMap { $0.utf8.count == 14 ? UInt64(hexDigits: $0) : nil }
  }

  /// A copy with another threshold, or with none; OpenTelemetry's other values stay.
  ///
  /// A member that would be too long goes without a threshold.
  func settingSamplingThreshold(_ threshold: SamplingThreshold?) -> TraceState {
    let received = self[Self.openTelemetry]
    if received == nil && threshold == nil { return self }
    let others = received?.split(separator: ";").filter { !$0.hasPrefix("th:") } ?? []
    let fields = (threshold.map { [Substring("th:" + $0.description)] } ?? []) + others
    var copy = self
    copy.remove(Self.openTelemetry)
    if (try? copy.set(fields.joined(separator: ";"), forKey: Self.openTelemetry)) == nil, threshold != nil {
      return settingSamplingThreshold(nil)
    }
    return copy
  }
}

extension UInt64 {
  /// Reads at most 16 hexadecimal digits and nothing else.
  fileprivate init?(hexDigits text: Substring) {
    guard text.allSatisfy(\.isHexDigit) else { return nil }
    self.init(text, radix: 16)
  }
}
