/// Everything that travels with a request: where in which trace it is, whether that is recorded, and the baggage.
///
/// What a propagator extracts and injects. A plain value that any thread may copy.
public struct PropagatedContext: Sendable, Hashable {
  /// What the caller says about the recording of the trace.
  public enum SamplingDecision: Sendable, Hashable {
    /// Nothing; the receiver decides.
    case deferred
    /// The trace is not recorded.
    case deny
    /// The trace is recorded.
    case accept
    /// The trace is recorded because somebody looks at it right now; it should survive every further selection.
    ///
    /// A span does not keep it: what is sent on from there says `accept`.
    case debug

    /// Whether a context with this decision is marked as sampled.
    var isSampled: Bool { self != .deny }
  }

  /// The span that sent or sends the request, or nil if there is none or its headers were malformed.
  ///
  /// Its `spanID` is zero when the headers named only a trace.
  public let spanContext: SpanContext?

  /// Whether the caller wants the trace recorded.
  ///
  /// Not always the same as `spanContext.isSampled`: some formats carry a decision without ids, or ids without a
  /// decision. In the latter case, `deferred`, the span context is marked as sampled, and a root that continues it asks
  /// the sampler as for a trace that begins here.
  public let samplingDecision: SamplingDecision

  /// The application's own values.
  public var baggage: Baggage

  /// Makes a context from its parts.
  ///
  /// When a decision is given, the sampled flag of the span context is set to agree with it. Without one the flag is
  /// the decision, and without a span context the decision is `deferred`.
  public init(
    spanContext: SpanContext? = nil, baggage: Baggage = Baggage(), samplingDecision: SamplingDecision? = nil
  ) {
    var spanContext = spanContext
    if let samplingDecision {
      spanContext?.isSampled = samplingDecision.isSampled
      spanContext?.isDeferred = samplingDecision == .deferred
    }
    self.spanContext = spanContext
    self.samplingDecision = samplingDecision ?? Self.decision(of: spanContext)
    self.baggage = baggage
  }

  private static func decision(of spanContext: SpanContext?) -> SamplingDecision {
    guard let spanContext, !spanContext.isDeferred else { return .deferred }
    return spanContext.isSampled ? .accept : .deny
  }

  /// Whether there is nothing to send on.
  public var isEmpty: Bool {
    spanContext == nil && samplingDecision == .deferred && baggage.isEmpty
  }
}

extension PropagatedContext {
  /// The context that a span continues which serves the request.
  ///
  /// A caller that asks for no trace without naming one, as B3's `0` does, gets a parent that nobody else knows: the
  /// decision has to travel on, and nothing of the trace is recorded.
  @usableFromInline package var remoteParent: SpanContext? {
    if spanContext == nil, samplingDecision == .deny {
      return SpanContext(traceID: .random(), spanID: .random(), isSampled: false, isRemote: true)
    }
    return spanContext
  }
}
