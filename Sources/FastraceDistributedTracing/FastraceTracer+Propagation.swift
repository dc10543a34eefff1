#if DistributedTracing
  internal import Fastrace
  public import Instrumentation

  extension FastraceTracer {
    /// Reads the context of a received request, with the tracer's propagator.
    ///
    /// Spans that are begun in `context` continue the trace of the sender. When there is none in the carrier, the context
    /// keeps the span that it has. Baggage is kept as ``Instrumentation/InstrumentationContext/fastraceBaggage``.
    public func extract<Carrier, Extract: Extractor>(
      _ carrier: Carrier, into context: inout InstrumentationContext, using extractor: Extract
    ) where Extract.Carrier == Carrier {
      let found = propagator.extract(from: ExtractedHeaders(carrier: carrier, extractor: extractor))
      if let parent = found.remoteParent { context.fastraceContext = parent }
      if !found.baggage.isEmpty { context.fastraceBaggage = found.baggage }
    }

    /// Writes `context` into a request that is about to be sent, with the tracer's propagator.
    ///
    /// The span is that of the context, or the innermost one if that is the current context. The baggage is
    /// `Baggage.current`, then that of the context.
    public func inject<Carrier, Inject: Injector>(
      _ context: InstrumentationContext, into carrier: inout Carrier, using injector: Inject
    ) where Inject.Carrier == Carrier {
      let outgoing = PropagatedContext(
        spanContext: SharedCurrent.context(in: context.carried?.span),
        baggage: .outgoing(before: context.fastraceBaggage))
      if outgoing.isEmpty { return }
      var headers = HeaderList()
      propagator.inject(outgoing, into: &headers)
      for line in headers.lines { injector.inject(line.value, forKey: line.name, into: &carrier) }
    }
  }

  /// A carrier of the other API as one that propagators can read.
  private struct ExtractedHeaders<Extract: Extractor>: CarrierReader {
    let carrier: Extract.Carrier
    let extractor: Extract

    func values(forHeader name: String) -> [String] {
      extractor.extract(key: name, from: carrier).map { [$0] } ?? []
    }
  }
#endif
