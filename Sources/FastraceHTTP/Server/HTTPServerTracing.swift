public import Fastrace

/// How a server's requests are traced: which of them, what their spans are called, and what is recorded.
///
/// The types are those of the server's framework. Every value has a default; closures run on the thread that serves the
/// request, many at once.
public struct HTTPServerTracing<Request, Response>: Sendable {
  /// Whether a request is traced.
  ///
  /// Of one that is not, nothing is recorded: it is served in the caller's context as one that is not sampled, or in a new
  /// one of that kind, with the caller's baggage. So what it calls does not begin traces of its own, here or downstream.
  /// Default: all are.
  ///
  ///     tracing.filter = { $0.uri.path != "/health" }
  public var filter: @Sendable (Request) -> Bool = { _ in true }
  /// The name of the span, instead of the default.
  ///
  /// It gets the route if it is known. Nil stands for the default, `METHOD route`, or `METHOD` without a route.
  public var spanName: @Sendable (Request, _ route: String?) -> String? = { _, _ in nil }
  /// Reads the caller's context, instead of the propagator.
  public var extractor: (@Sendable (Request) -> PropagatedContext)?
  /// The format of the caller's context.
  ///
  /// Nil stands for the propagator of the process, ``/Fastrace/Fastrace/propagator``.
  public var propagator: (any Propagator)?
  /// The methods by which spans are named; all others are `_OTHER`.
  ///
  /// Nil stands for the default: those of RFC 9110, `PATCH` and `QUERY`. Compared with regard to case.
  public var knownMethods: Set<String>?
  /// Called when the span has begun, to set more properties.
  public var onRequest: (@Sendable (Request, TraceSpan) -> Void)?
  /// Called when the head of the response is known, to set more properties.
  public var onResponse: (@Sendable (Response, TraceSpan) -> Void)?
  /// What is left out of `url.query`, and of recorded headers that are URLs.
  public var redaction = URLRedaction.standard
  /// Headers of the request that are recorded as `http.request.header.NAME`.
  ///
  /// Default: none.
  public var requestHeaders: [String] = []
  /// Headers of the response that are recorded as `http.response.header.NAME`.
  ///
  /// Default: none.
  public var responseHeaders: [String] = []

  /// The defaults.
  public init() {}
}

extension HTTPServerTracing {
  /// Begins the span of a request; nil where tracing is compiled out.
  ///
  /// The caller's context is the parent; without one it is what is current here, as in a test without sockets, and else a
  /// trace begins.
  ///
  /// - Parameters:
  ///   - request: The request, as the closures want it.
  ///   - description: The request, as the conventions want it; evaluated only when the span is recorded.
  ///   - carrier: The headers.
  ///   - method: The method.
  ///   - route: The route, if it is known already.
  @inlinable package func begin(
    _ request: Request, _ description: @autoclosure () -> HTTPRequestDescription, carrier: some CarrierReader,
    method: String, route: String?
  ) -> HTTPServerExchange? {
    guard TracingMode.isCompiledIn else { return nil }
    let isTraced = filter(request)
    let context = propagated(by: request, carrier)
    let method = HTTPMethodName(method, known: knownMethods)
    guard isTraced else {
      let span = TraceSpan.unsampled(continuing: context)
      return HTTPServerExchange(span: span, method: method, route: route, baggage: context.baggage)
    }
    func name() -> String { spanName(request, route) ?? method.spanName(route: route) }
    let parent = context.remoteParent
    let span = Baggage.with(context.baggage) {
      parent == nil
        ? TraceSpan.beginChildOrRoot(name(), kind: .server)
        : TraceSpan.beginRoot(name(), context: parent, kind: .server)
    }
    if span.isRecording {
      span.setMethod(method)
      span.setProperties(of: description(), redaction)
      span.recordHeaders(requestHeaders, of: carrier, as: "http.request.header", redaction)
      onRequest?(request, span)
    }
    return HTTPServerExchange(span: span, method: method, route: route, baggage: context.baggage)
  }

  @inlinable func propagated(by request: Request, _ carrier: some CarrierReader) -> PropagatedContext {
    if let extractor { return extractor(request) }
    return (propagator ?? Fastrace.propagator).extract(from: carrier)
  }

  /// Records the head of the response, and names the span by its route.
  ///
  /// - Parameters:
  ///   - route: The route; nil when the request belongs to none.
  @inlinable package func respond(
    _ exchange: HTTPServerExchange, _ response: Response, to request: Request, status: Int,
    carrier: some CarrierReader, route: String?
  ) {
    exchange.setRoute(route) { spanName(request, $0) }
    exchange.span.setResponseStatus(status, on: .server)
    exchange.span.recordHeaders(responseHeaders, of: carrier, as: "http.response.header", redaction)
    if exchange.span.isRecording { onResponse?(response, exchange.span) }
  }

  /// Records that serving the request has failed, with the status that the client gets for it.
  package func fail(
    _ exchange: HTTPServerExchange, _ error: any Error, to request: Request, status: Int, route: String?
  ) {
    exchange.setRoute(route) { spanName(request, $0) }
    exchange.fail(error, status: status)
  }
}
