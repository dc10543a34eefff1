#if GRPC
  public import Fastrace
  public import GRPCCore

  /// How calls of a client are traced: which of them, what their spans are called, and what is recorded.
  ///
  ///     var tracing = GRPCClientTracing()
  ///     tracing.filter = { !$0.isHealthCheck }
  ///
  /// Every value has a default. The closures run in the task that makes the call, many at once.
  public struct GRPCClientTracing: Sendable {
    /// Whether a call is traced.
    ///
    /// One without a span takes the context along that is current, so the trace goes on behind it. Default: all are.
    public var filter: @Sendable (TracedCall) -> Bool = { _ in true }
    /// The name of the span, instead of the default.
    ///
    /// Nil stands for the default, `package.Service/Method`.
    public var spanName: @Sendable (TracedCall) -> String? = { _ in nil }
    /// Writes the context into the metadata, instead of the propagator.
    public var injector: (@Sendable (PropagatedContext, inout Metadata) -> Void)?
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

    func inject(_ context: SpanContext?, into metadata: inout Metadata) {
      let context = PropagatedContext(spanContext: context, baggage: Baggage.outgoing)
      if let injector { return injector(context, &metadata) }
      (propagator ?? Fastrace.propagator).inject(context, into: &metadata)
    }
  }
#endif
