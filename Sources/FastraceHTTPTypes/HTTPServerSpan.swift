#if HTTPTypes || Hummingbird
  public import Fastrace
  public import FastraceHTTP
  public import HTTPTypes
  internal import Synchronization

  /// How requests are traced that a server of any framework has as an `HTTPRequest`.
  public typealias HTTPTypesServerTracing = HTTPServerTracing<HTTPRequest, HTTPResponse>

  /// The span of a request that a server of any framework serves.
  ///
  /// ``withServerSpan(for:route:connection:tracing:isolation:_:)`` is the short way. This is for servers whose response is
  /// written elsewhere:
  ///
  ///     let exchange = HTTPServerSpan(request)
  ///     let response = try await exchange.run { try await handle(request) }
  ///     exchange.respond(response, route: "/users/{id}")
  ///     ...                                     // write the body
  ///     exchange.end()
  ///
  /// All methods may be called from any thread. The span ends at the latest when the last copy is gone.
  public struct HTTPServerSpan: Sendable {
    private let request: HTTPRequest
    private let tracing: HTTPTypesServerTracing
    private let exchange: HTTPServerExchange?
    private let head = Head()

    /// Whether the client has a head already, which no error changes any more.
    private final class Head: Sendable {
      let isSent = Atomic<Bool>(false)
    }

    /// Begins the span of a request, as a child of the caller's span.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - route: The pattern that its path belongs to, if it is known already.
    ///   - connection: What is known of the connection.
    ///   - tracing: What is traced, and how.
    public init(
      _ request: HTTPRequest, route: String? = nil, connection: HTTPConnection = HTTPConnection(),
      tracing: HTTPTypesServerTracing = HTTPTypesServerTracing()
    ) {
      self.request = request
      self.tracing = tracing
      exchange = tracing.begin(
        request, HTTPRequestDescription(request, connection), carrier: request.headerFields,
        method: request.method.rawValue, route: route)
    }

    /// The span; one that records nothing for a request that is not traced.
    public var span: TraceSpan { exchange?.span ?? .noop }

    /// Runs `body` with the span as the current one, and with the caller's baggage.
    ///
    /// What `body` throws is thrown on, and recorded by ``fail(_:status:route:)`` alone. Costs a binding of a task-local,
    /// and another one where there is baggage.
    public func run<Result>(
      isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
    ) async throws -> Result {
      guard let exchange else { return try await body() }
      return try await exchange.run(isolation: isolation, body)
    }

    /// Records the head of the response.
    ///
    /// - Parameters:
    ///   - response: The head.
    ///   - route: The pattern that the path belongs to; nil where there is none.
    public func respond(_ response: HTTPResponse, route: String? = nil) {
      guard let exchange else { return }
      head.isSent.store(true, ordering: .relaxed)
      tracing.respond(
        exchange, response, to: request, status: response.status.code, carrier: response.headerFields, route: route)
    }

    /// Records that serving the request has failed.
    ///
    /// - Parameters:
    ///   - error: What was thrown. It is an error of the span if the status is 500 or more, or if the head of a response was
    ///     recorded before.
    ///   - status: The status that the client gets for it, unless the head of a response was recorded before.
    ///   - route: The pattern that the path belongs to; nil where there is none.
    public func fail(_ error: any Error, status: HTTPResponse.Status = .internalServerError, route: String? = nil) {
      guard let exchange else { return }
      if head.isSent.load(ordering: .relaxed) { return exchange.failBody(error) }
      tracing.fail(exchange, error, to: request, status: status.code, route: route)
    }

    /// Ends the span: the last byte of the response was written.
    public func end() { exchange?.end() }
  }

  /// Runs `body`, which serves a request, in a span of its own, and ends the span when it returns.
  ///
  ///     try await withServerSpan(for: request, route: "/users/{id}") { exchange in
  ///       let (response, body) = try await users.respond(to: request)
  ///       exchange.respond(response)
  ///       try await write(response, body)
  ///     }
  ///
  /// The span is of kind server, a child of the caller's span, and current in `body`. What `body` throws is recorded, with
  /// the status 500 unless the head of a response was recorded before, and thrown on. That the task was cancelled is no
  /// error.
  ///
  /// May be called from any task; `body` runs on the actor of the caller. Costs a span with its properties, some
  /// microseconds; for a request that is not recorded, the reading of its context.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - route: The pattern that its path belongs to, if it is known already.
  ///   - connection: What is known of the connection.
  ///   - tracing: What is traced, and how.
  ///   - isolation: The actor that `body` runs on, which is that of the caller.
  ///   - body: Serves the request, and writes the response.
  public func withServerSpan<Result>(
    for request: HTTPRequest, route: String? = nil, connection: HTTPConnection = HTTPConnection(),
    tracing: HTTPTypesServerTracing = HTTPTypesServerTracing(), isolation: isolated (any Actor)? = #isolation,
    _ body: (HTTPServerSpan) async throws -> Result
  ) async throws -> Result {
    let exchange = HTTPServerSpan(request, route: route, connection: connection, tracing: tracing)
    defer { exchange.end() }
    do {
      return try await exchange.run { try await body(exchange) }
    } catch {
      exchange.fail(error)
      throw error
    }
  }
#endif
