/// What a sampler knows about a trace that begins.
public struct SamplingParameters: Sendable {
  /// The id that the trace will have.
  public var traceID: TraceID
  /// The remote parent; nil for a trace that begins here, and for one whose caller has left the decision to the receiver.
  public var parent: SpanContext?
  /// The name of the root.
  public var name: String
  /// The kind of the root.
  public var kind: TraceSpan.Kind

  /// The parameters of a trace, for tests of samplers.
  public init(traceID: TraceID, parent: SpanContext? = nil, name: String = "", kind: TraceSpan.Kind = .internal) {
    self.traceID = traceID
    self.parent = parent
    self.name = name
    self.kind = kind
  }
}

/// Decides whether a trace is recorded.
///
/// Every root is decided on here, whoever begins it.
///
/// A trace with a remote parent follows the parent's decision, so that traces stay whole; a sampler decides for those
/// that begin here. ``ignoringParent`` and ``parentBased(root:remoteSampled:remoteNotSampled:)`` change that.
///
/// Samplers are called on the thread that begins the root, from many threads at once.
public struct Sampler: Sendable {
  let followsParent: Bool
  private let body: @Sendable (SamplingParameters) -> Bool
  /// True for the default, which needs no call.
  let isAlwaysOn: Bool

  private init(
    followsParent: Bool = true, isAlwaysOn: Bool = false, _ body: @escaping @Sendable (SamplingParameters) -> Bool
  ) {
    self.followsParent = followsParent
    self.isAlwaysOn = isAlwaysOn
    self.body = body
  }

  /// A sampler that records a trace when `decide` says so.
  public init(_ decide: @escaping @Sendable (SamplingParameters) -> Bool) {
    self.init(followsParent: true, isAlwaysOn: false, decide)
  }

  /// Records every trace.
  public static let alwaysOn = Sampler(isAlwaysOn: true) { _ in true }

  /// Records no trace.
  public static let alwaysOff = Sampler { _ in false }

  /// Records this fraction of all traces, chosen by the trace id, so that all services with the same fraction choose
  /// the same ones.
  ///
  /// As OpenTelemetry's TraceIdRatioBased it goes by the last 56 bits (W3C Trace Context level 2, section Random Trace
  /// ID Flag).
  ///
  /// - Parameter fraction: From 0 to 1; values outside are taken as the nearer of the two.
  public static func ratio(_ fraction: Double) -> Sampler {
    let bits = Double(UInt64(1) << 56)
    let threshold = UInt64(max(0, min(1, fraction.isNaN ? 0 : fraction)) * bits)
    return Sampler { parameters in parameters.traceID.low & 0xff_ffff_ffff_ffff < threshold }
  }

  /// Records at most so many traces a second, the first ones of each.
  ///
  /// - Parameter perSecond: Also the number that may begin at once after a pause; below 1 it takes longer than a second
  ///   from one trace to the next.
  public static func rateLimited(perSecond: Double) -> Sampler {
    let bucket = TokenBucket(perSecond: perSecond)
    return Sampler { _ in bucket.take() }
  }

  /// This sampler, asked also when a remote parent has decided.
  public var ignoringParent: Sampler { Sampler(followsParent: false, body) }

  /// Asks one of three samplers, as OpenTelemetry's ParentBased does.
  ///
  /// - Parameters:
  ///   - root: Asked for traces that begin here.
  ///   - remoteSampled: Asked when the remote parent is sampled. Default: records them.
  ///   - remoteNotSampled: Asked when it is not. Default: records none.
  public static func parentBased(
    root: Sampler, remoteSampled: Sampler = .alwaysOn, remoteNotSampled: Sampler = .alwaysOff
  ) -> Sampler {
    Sampler(followsParent: false) { parameters in
      guard let parent = parameters.parent else { return root.body(parameters) }
      return parent.isSampled ? remoteSampled.body(parameters) : remoteNotSampled.body(parameters)
    }
  }

  /// The decision.
  public func isSampled(_ parameters: SamplingParameters) -> Bool {
    if followsParent, let parent = parameters.parent { return parent.isSampled }
    return body(parameters)
  }
}

/// A number of tokens that grows with time up to a limit.
private final class TokenBucket: Sendable {
  private struct State {
    var tokens: Double
    var last = TickClock.now
  }
  private let perSecond: Double
  private let state: Locked<State>

  init(perSecond: Double) {
    self.perSecond = perSecond.isFinite ? max(0, perSecond) : 0
    state = Locked(State(tokens: max(1, self.perSecond)))
  }

  func take() -> Bool {
    state.withLock { state in
      let now = TickClock.now
      let elapsed = state.last.duration(to: now) / .seconds(1)
      state.last = now
      state.tokens = min(max(1, perSecond), state.tokens + elapsed * perSecond)
      guard perSecond > 0, state.tokens >= 1 else { return false }
      state.tokens -= 1
      return true
    }
  }
}
