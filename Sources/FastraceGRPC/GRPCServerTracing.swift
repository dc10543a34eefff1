#if GRPC
  public import Fastrace
  public import GRPCCore

  /// How calls to a server are traced: which of them, what their spans are called, and what is recorded.
  ///
  ///     var tracing = GRPCServerTracing()
  ///     tracing.filter = { !$0.isHealthCheck }
  ///
  /// Every value has a default. The closures run in the task that answers the call, many at once.
  public struct GRPCServerTracing: Sendable {
    /// Whether a call is traced.
    ///
    /// Default: all are.
    public var filter: @Sendable (TracedCall) -> Bool = { _ in true }
    /// The name of the span, instead of the default.
    ///
    /// Nil stands for the default, `package.Service/Method`.
    public var spanName: @Sendable (TracedCall) -> String? = { _ in nil }
    /// Reads the client's context from the metadata, instead of the propagator; an empty one begins a trace.
    public var extractor: (@Sendable (Metadata) -> PropagatedContext)?
    /// The format of the context.
    ///
    /// Nil stands for the propagator of the process, ``/Fastrace/Propagators/current``.
    public var propagator: (any Propagator)?
    /// Called when the span has begun, to set more properties.
    public var onRequest: (@Sendable (TracedCall, Span) -> Void)?

    /// The defaults.
    public init() {}

    func extract(_ metadata: Metadata) -> PropagatedContext {
      extractor?(metadata) ?? (propagator ?? Propagators.current).extract(from: metadata)
    }
  }

  extension PropagatedContext {
    /// The context that the server's span continues.
    ///
    /// A client that asks for no trace without naming one, as B3's `0` does, gets a parent that nobody else knows: its
    /// decision travels on, and nothing of the trace is recorded.
    var remoteParent: SpanContext? {
      guard spanContext == nil, samplingDecision == .deny else { return spanContext }
      return SpanContext(traceID: .random(), spanID: .random(), isSampled: false, isRemote: true)
    }
  }
#endif
