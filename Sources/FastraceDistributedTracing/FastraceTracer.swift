#if DistributedTracing
  public import Fastrace
  public import Instrumentation
  public import Tracing

  /// A backend of swift-distributed-tracing: what is instrumented with that API lands in the same traces as the spans of
  /// this library.
  ///
  ///     InstrumentationSystem.bootstrap(FastraceTracer())
  ///
  /// Both APIs see the innermost current span, whichever of them opened it: `withSpan` inside of `TraceSpan.with`, `@Trace` or a
  /// `LocalSpan` makes a child, and the other way round, in every task that inherits a context. A `context:` argument wins
  /// over what is current. Without a span in the context, `startSpan` begins a trace, and the sampler of the configuration
  /// decides about it.
  ///
  /// Spans go to the reporter that `Fastrace.setReporter` has set; the trait `Enable` turns recording on as it does for
  /// everything else. All methods may be called from any thread.
  ///
  /// > Cost: From the first tracer on, a local span costs about 8 ns more, and a `TraceSpan` that is made current a context of
  /// > that API with it. A span of `withSpan` costs about 0.7 microseconds more than with the API's own no-op tracer.
  public struct FastraceTracer: Tracer {
    private let given: (any Propagator)?

    /// A tracer; all tracers of a process share the same traces.
    ///
    /// - Parameter propagator: The format of contexts in headers. Default: `Fastrace.propagator`, whenever it is needed.
    public init(propagator: (any Propagator)? = nil) {
      given = propagator
      SharedCurrent.share(with: TracingContextAPI(), key: InstrumentationContext.$current)
    }

    var propagator: any Propagator { given ?? Fastrace.propagator }

    /// Begins a span under that of `context`, which it does not make current; see the protocol.
    ///
    /// - Parameters:
    ///   - operationName: The name of the span.
    ///   - context: What is begun under: its span, or the innermost span if that is the current context. Evaluated once.
    ///   - kind: The role of the span.
    ///   - instant: When the span begins. The clock's reading of this moment counts as this moment.
    ///   - function: Not used.
    ///   - fileID: Not used.
    ///   - line: Not used.
    public func startSpan<Instant: TracerInstant>(
      _ operationName: String, context: @autoclosure () -> InstrumentationContext, ofKind kind: SpanKind,
      at instant: @autoclosure () -> Instant, function: String, file fileID: String, line: UInt
    ) -> TracedSpan {
      let context = context()
      let span = TraceSpan.begin(operationName, in: context.carried?.span, kind: TraceSpan.Kind(kind))
      if span.isRecording, let time = TimeOfDay.explicit(instant()) {
        span.begin(at: TraceSpan.Instant(unixNanoseconds: time))
      }
      return TracedSpan(span, operationName, in: context)
    }

    /// The span that `context` carries, if it is recorded and has not ended.
    ///
    /// The name of a span that the other API has begun is not known here: it is empty.
    public func activeSpan(identifiedBy context: InstrumentationContext) -> TracedSpan? {
      guard let carried = context.carried, carried.span.span.isRecording else { return nil }
      return carried.traced ?? TracedSpan(carried.span.span, "", in: context)
    }

    /// Reports all spans that have ended, and waits for that, at most ten seconds.
    ///
    /// `Fastrace.flush(timeout:)` does the same without blocking a thread.
    public func forceFlush() { Fastrace.flushBlocking(timeout: .seconds(10)) }
  }
#endif
