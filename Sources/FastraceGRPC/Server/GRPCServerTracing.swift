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
    /// Of one that is not, nothing is recorded: it is answered in the client's context as one that is not sampled, or in a
    /// new one of that kind, with the client's baggage. So what it calls does not begin traces of its own, here or
    /// downstream. Default: all are.
    public var filter: @Sendable (TracedCall) -> Bool = { _ in true }
    /// The name of the span, instead of the default.
    ///
    /// Nil stands for the default, `package.Service/Method`.
    public var spanName: @Sendable (TracedCall) -> String? = { _ in nil }
    /// Reads the client's context from the metadata, instead of the propagator; an empty one begins a trace.
    public var extractor: (@Sendable (Metadata) -> PropagatedContext)?
    /// The format of the context.
    ///
    /// Nil stands for the propagator of the process, ``/Fastrace/Fastrace/propagator``.
    public var propagator: (any Propagator)?
    /// Called when the span has begun, to set more properties.
    public var onRequest: (@Sendable (TracedCall, TraceSpan) -> Void)?
    /// Called with the status that the call has ended with, before the span ends, to set more properties.
    public var onResponse: (@Sendable (Status, TraceSpan) -> Void)?

    /// The defaults.
    public init() {}

    func extract(_ metadata: Metadata) -> PropagatedContext {
      extractor?(metadata) ?? (propagator ?? Fastrace.propagator).extract(from: metadata)
    }
  }
#endif
