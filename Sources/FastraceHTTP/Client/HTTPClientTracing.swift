public import Fastrace

/// How a client's requests are traced: which of them, what their spans are called, and what is recorded.
///
/// The types are those of the client. Every value has a default; closures run where the request is sent from, many at
/// once.
public struct HTTPClientTracing<Request, Response>: Sendable {
  /// Whether a request has a span.
  ///
  /// One without a span takes the context along that is current, so the trace goes on behind it. Default: all have one.
  public var filter: @Sendable (Request) -> Bool = { _ in true }
  /// The name of the span, instead of the default.
  ///
  /// Nil stands for the default, which is the method.
  public var spanName: @Sendable (Request) -> String? = { _ in nil }
  /// Writes the context into the request, instead of the propagator.
  public var injector: (@Sendable (PropagatedContext, inout Request) -> Void)?
  /// The format of the context.
  ///
  /// Nil stands for the propagator of the process, ``/Fastrace/Fastrace/propagator``.
  public var propagator: (any Propagator)?
  /// The methods by which spans are named; all others are `_OTHER`.
  ///
  /// Nil stands for the default: those of RFC 9110, `PATCH` and `QUERY`. Compared with regard to case.
  public var knownMethods: Set<String>?
  /// Called when the span has begun, to set more properties.
  public var onRequest: (@Sendable (Request, TraceSpan) -> Void)?
  /// Called when the head of the response has come, to set more properties.
  public var onResponse: (@Sendable (Response, TraceSpan) -> Void)?
  /// What is left out of `url.full`, and of recorded headers that are URLs.
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

extension HTTPClientTracing {
  /// Begins the span of a request, as a child of what is current, and writes its context into the request.
  ///
  /// - Parameters:
  ///   - request: The request, as the closures want it.
  ///   - carrier: Where the headers are in the request.
  ///   - method: The method.
  ///   - url: The URL; evaluated only when the span is recorded.
  ///   - resendCount: How often the request was sent before, redirects included.
  package func begin(
    _ request: inout Request, headers carrier: WritableKeyPath<Request, some Carrier>, method: String,
    url: @autoclosure () -> String, resendCount: Int
  ) -> HTTPClientExchange {
    guard TracingMode.isCompiledIn else { return HTTPClientExchange(span: .noop) }
    let method = HTTPMethodName(method, known: knownMethods)
    let isTraced = filter(request)
    let span = isTraced ? TraceSpan.begin(spanName(request) ?? method.spanName, kind: .client) : .noop
    var hidden: URLRedaction.Hidden?
    if span.isRecording {
      span.setMethod(method)
      hidden = span.setURL(url(), redaction)
      if resendCount > 0 { span.setProperty(HTTPAttribute.resendCount, resendCount) }
      span.recordHeaders(requestHeaders, of: request[keyPath: carrier], as: "http.request.header", redaction)
      onRequest?(request, span)
    }
    inject(span.context ?? (isTraced ? nil : .current), into: &request, carrier)
    return HTTPClientExchange(span: span, hidden: hidden)
  }

  /// Records the head of the response.
  ///
  /// - Parameters:
  ///   - version: The version of HTTP, such as `1.1`; nil when it is not known.
  package func respond(
    _ exchange: HTTPClientExchange, _ response: Response, status: Int, version: String?, carrier: some CarrierReader
  ) {
    exchange.span.setResponseStatus(status, on: .client)
    if let version { exchange.span.setProperty(HTTPAttribute.protocolVersion, version) }
    exchange.span.recordHeaders(responseHeaders, of: carrier, as: "http.response.header", redaction)
    if exchange.span.isRecording { onResponse?(response, exchange.span) }
  }

  /// Takes the context out of the headers again, for a client that writes one of its own.
  package func removeContext(from carrier: inout some CarrierWriter) {
    guard injector == nil else { return }
    for field in (propagator ?? Fastrace.propagator).fields { carrier.removeValues(forHeader: field) }
  }

  private func inject(
    _ context: SpanContext?, into request: inout Request, _ carrier: WritableKeyPath<Request, some Carrier>
  ) {
    let context = PropagatedContext(spanContext: context, baggage: .outgoing)
    if let injector {
      injector(context, &request)
    } else {
      (propagator ?? Fastrace.propagator).inject(context, into: &request[keyPath: carrier])
    }
  }
}
