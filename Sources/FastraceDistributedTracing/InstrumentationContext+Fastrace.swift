#if DistributedTracing
  public import Fastrace
  public import Instrumentation

  extension InstrumentationContext {
    /// Names the span that the context carries, for instance to show a trace id; nil without one.
    ///
    /// Setting it puts a span of another process there: spans that are begun in this context continue its trace.
    public var fastraceContext: SpanContext? {
      get { carried?.span.span.context }
      set { carried = newValue.map { CarriedSpan(remote: $0) }.map { Carried(span: $0, traced: nil) } }
    }

    /// The baggage that came with a request, and goes out with those that are made in this context.
    public var fastraceBaggage: Baggage {
      get { self[BaggageKey.self] ?? Baggage() }
      set { self[BaggageKey.self] = newValue.isEmpty ? nil : newValue }
    }

    var carried: Carried? {
      get { self[CarriedKey.self] }
      set { self[CarriedKey.self] = newValue }
    }
  }

  /// A span in a context, in three words, which an existential holds without an allocation.
  struct Carried: Sendable {
    let span: CarriedSpan
    /// The span as the other API knows it, if that has begun it.
    let traced: TracedSpan?
  }

  private enum CarriedKey: InstrumentationContextKey {
    typealias Value = Carried
    static var nameOverride: String? { "fastrace-span" }
  }

  private enum BaggageKey: InstrumentationContextKey {
    typealias Value = Baggage
    static var nameOverride: String? { "fastrace-baggage" }
  }

  /// How the library binds spans to tasks from the first tracer on: in the contexts of the other API.
  struct TracingContextAPI: ContextAPI {
    var carried: CarriedSpan? { InstrumentationContext.current?.carried?.span }

    var baggage: Baggage { InstrumentationContext.current?.fastraceBaggage ?? Baggage() }

    func bind(_ span: CarriedSpan, _ body: () -> Void) {
      InstrumentationContext.$current.withValue(context(carrying: span)) { body() }
    }

    func bind(_ span: CarriedSpan, isolation: isolated (any Actor)?, _ body: () async -> Void) async {
      await InstrumentationContext.$current.withValue(
        context(carrying: span), operation: { () async in await body() }, isolation: isolation)
    }

    private func context(carrying span: CarriedSpan) -> InstrumentationContext {
      var context = InstrumentationContext.current ?? .topLevel
      context.carried = Carried(span: span, traced: nil)
      return context
    }
  }
#endif
