#if AsyncHTTPClient
  public import AsyncHTTPClient
  public import Logging
  public import NIOCore

  /// A client of async-http-client whose requests are traced, with a span for each redirect.
  ///
  ///     let client = TracedHTTPClient()
  ///     let response = try await client.execute(HTTPClientRequest(url: url), timeout: .seconds(5))
  ///
  /// It follows redirects itself, by the rules and within the limits of the configuration, since async-http-client shows
  /// only what they lead to: each hop gets a span and a `traceparent` of its own, and `http.request.resend_count` counts
  /// them. async-http-client makes no spans beside these. May be used from any thread.
  public struct TracedHTTPClient: Sendable {
    /// The client that sends the requests; it follows no redirects.
    public let client: HTTPClient
    /// What is traced, and how.
    public let tracing: AsyncHTTPClientTracing
    private let redirects: RedirectLimits?

    /// Makes a client, which has to be shut down.
    ///
    /// - Parameters:
    ///   - configuration: The configuration of the client. Its tracer is taken away.
    ///   - eventLoopGroup: Where connections live.
    ///   - tracing: What is traced, and how.
    public init(
      configuration: HTTPClient.Configuration = HTTPClient.Configuration(),
      eventLoopGroup: any EventLoopGroup = HTTPClient.defaultEventLoopGroup,
      tracing: AsyncHTTPClientTracing = AsyncHTTPClientTracing()
    ) {
      redirects = configuration.redirectConfiguration.limits
      var configuration = configuration
      configuration.redirectConfiguration = .disallow
      configuration.tracing.tracer = nil
      client = HTTPClient(eventLoopGroup: eventLoopGroup, configuration: configuration)
      self.tracing = tracing
    }

    /// Sends a request, and follows the redirects that it is answered with.
    ///
    /// Throws what `HTTPClient.execute` throws, redirects that are too many or lead back included; the span of the attempt
    /// records it. May be called from any task. Costs a span for each hop. See
    /// ``AsyncHTTPClient/HTTPClient/tracedExecute(_:deadline:logger:resendCount:tracing:)``.
    public func execute(
      _ request: HTTPClientRequest, deadline: NIODeadline, logger: Logger? = nil, resendCount: Int = 0
    ) async throws -> HTTPClientResponse {
      let sender = RequestSender(
        client: client, tracing: tracing, deadline: deadline, logger: logger, redirects: redirects)
      return try await sender.send(request, resendCount: resendCount)
    }

    /// Sends a request, and follows the redirects that it is answered with.
    ///
    /// The same as ``execute(_:deadline:logger:resendCount:)``, errors and cost included, with the time that the head may
    /// take, redirects included.
    public func execute(
      _ request: HTTPClientRequest, timeout: TimeAmount, logger: Logger? = nil, resendCount: Int = 0
    ) async throws -> HTTPClientResponse {
      try await execute(request, deadline: .now() + timeout, logger: logger, resendCount: resendCount)
    }

    /// Closes all connections; nothing can be sent after that.
    ///
    /// Throws when it was called before, and waits until the connections are closed. May be called from any task.
    public func shutdown() async throws { try await client.shutdown() }
  }
#endif
