#if AsyncHTTPClient
  public import AsyncHTTPClient
  public import Logging
  public import NIOCore

  /// How requests of async-http-client are traced.
  ///
  ///     var tracing = AsyncHTTPClientTracing()
  ///     tracing.redaction = .standard.adding("customer")
  public typealias AsyncHTTPClientTracing = HTTPClientTracing<HTTPClientRequest, HTTPClientResponse>

  extension HTTPClient {
    /// Sends a request in a span of its own, which is a child of the current one, and takes the trace along.
    ///
    ///     let response = try await client.tracedExecute(request, timeout: .seconds(5))
    ///
    /// The span is of kind client and ends with the body of the response: when it was read to its end, when reading it
    /// fails, or when nobody can read it any more. Where nothing is current there is no span, and nothing is sent along.
    ///
    /// Redirects that the client follows by itself are events of that span. A ``TracedHTTPClient`` has a span for each; it
    /// also sees to it that async-http-client makes no spans of its own, which it does once a tracer of
    /// swift-distributed-tracing was set before the client was configured. Such a client writes the context itself, that of
    /// its own span.
    ///
    /// Throws what `execute` throws, which the span records; that the task was cancelled is no error. May be called from any
    /// task. Costs a span with its properties, some microseconds, and the writing of the headers.
    ///
    /// - Parameters:
    ///   - request: The request. Headers of it that the propagator writes are replaced.
    ///   - deadline: When the head of the response must have come.
    ///   - logger: The logger of async-http-client for this request.
    ///   - resendCount: How often the application has sent the same request before, for its own attempts.
    ///   - tracing: What is traced, and how.
    /// - Returns: The response, whose body is still to come.
    public func tracedExecute(
      _ request: HTTPClientRequest, deadline: NIODeadline, logger: Logger? = nil, resendCount: Int = 0,
      tracing: AsyncHTTPClientTracing = AsyncHTTPClientTracing()
    ) async throws -> HTTPClientResponse {
      let sender = RequestSender(client: self, tracing: tracing, deadline: deadline, logger: logger)
      return try await sender.send(request, resendCount: resendCount)
    }

    /// Sends a request in a span of its own, which is a child of the current one, and takes the trace along.
    ///
    /// The same as ``tracedExecute(_:deadline:logger:resendCount:tracing:)``, errors and cost included, with the time that
    /// the head may take.
    public func tracedExecute(
      _ request: HTTPClientRequest, timeout: TimeAmount, logger: Logger? = nil, resendCount: Int = 0,
      tracing: AsyncHTTPClientTracing = AsyncHTTPClientTracing()
    ) async throws -> HTTPClientResponse {
      try await tracedExecute(
        request, deadline: .now() + timeout, logger: logger, resendCount: resendCount, tracing: tracing)
    }
  }
#endif
