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
  /// The properties that the root begins with.
  public var properties: Properties
  /// The links that the root begins with.
  public var links: [TraceSpan.Link]
  /// The trace state that the root has received; empty for a trace that begins here.
  public var traceState: TraceState

  /// The parameters of a trace, for tests of samplers.
  ///
  /// The trace state is that of the parent by default.
  public init(
    traceID: TraceID, parent: SpanContext? = nil, name: String = "", kind: TraceSpan.Kind = .internal,
    properties: Properties = Properties(), links: [TraceSpan.Link] = [], traceState: TraceState? = nil
  ) {
    self.traceID = traceID
    self.parent = parent
    self.name = name
    self.kind = kind
    self.properties = properties
    self.links = links
    self.traceState = traceState ?? parent?.traceState ?? TraceState()
  }
}

/// Decides whether a trace is recorded.
///
/// Every root asks the sampler, also one that an integration begins.
///
///     configuration.sampler = .probability(0.1)
///     configuration.sampler = Sampler { $0.name != "GET /health" }
///
/// A trace with a remote parent follows the parent's decision, so that traces stay whole; a sampler decides for those
/// that begin here. ``ignoringParent`` and ``parentBased(root:remoteSampled:remoteNotSampled:)`` change that.
///
/// Samplers are called on the thread that begins the root, from many threads at once.
public struct Sampler: Sendable {
  /// What a sampler decides about a trace.
  public struct Decision: Sendable, Hashable {
    /// True to record the trace.
    public var isSampled: Bool
    /// The trace state that the trace carries on; nil to keep the one that the root has received.
    public var traceState: TraceState?
    /// Properties that the root gets in addition to its own, when it is recorded.
    public var properties: Properties

    /// A decision.
    public init(isSampled: Bool, traceState: TraceState? = nil, properties: Properties = Properties()) {
      self.isSampled = isSampled
      self.traceState = traceState
      self.properties = properties
    }
  }

  private let followsParent: Bool
  private let body: @Sendable (SamplingParameters) -> Decision
  /// True for the default, which needs no call.
  let isAlwaysOn: Bool

  private init(
    followsParent: Bool, isAlwaysOn: Bool = false, _ body: @escaping @Sendable (SamplingParameters) -> Decision
  ) {
    self.followsParent = followsParent
    self.isAlwaysOn = isAlwaysOn
    self.body = body
  }

  /// A sampler that records a trace when `decide` returns true.
  public init(_ decide: @escaping @Sendable (SamplingParameters) -> Bool) {
    self.init(followsParent: true) { Decision(isSampled: decide($0)) }
  }

  /// A sampler that can also set the trace state and add properties.
  public init(_ decide: @escaping @Sendable (SamplingParameters) -> Decision) {
    self.init(followsParent: true, decide)
  }

  /// Records every trace.
  public static let alwaysOn = Sampler(followsParent: true, isAlwaysOn: true) { _ in Decision(isSampled: true) }

  /// Records no trace.
  public static let alwaysOff = Sampler { _ in false }

  /// Records at most `perSecond` traces a second: the first ones of each second.
  ///
  /// - Parameter perSecond: Also the number that may begin at once after a pause. Below 1, it takes longer than a second
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

  /// The decision about a trace.
  ///
  /// A sampling threshold that the trace has received (`th` of OpenTelemetry's trace state) is passed on, unless it
  /// contradicts the decision.
  public func decision(for parameters: SamplingParameters) -> Decision {
    var decision: Decision
    if followsParent, let parent = parameters.parent {
      decision = Decision(isSampled: parent.isSampled)
    } else {
      decision = body(parameters)
    }
    if decision.traceState == nil, !parameters.traceState.isEmpty,
      let threshold = parameters.traceState.samplingThreshold,
      (parameters.randomness >= threshold) != decision.isSampled
    {
      decision.traceState = parameters.traceState.settingSamplingThreshold(nil)
    }
    return decision
  }
}
