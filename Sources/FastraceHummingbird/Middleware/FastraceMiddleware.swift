#if Hummingbird
  internal import Fastrace
  public import FastraceHTTP
  internal import FastraceHTTPTypes
  public import Hummingbird
  internal import NIOCore
  internal import NIOHTTP1

  /// How requests to a Hummingbird server are traced.
  ///
  ///     var tracing = HummingbirdTracing()
  ///     tracing.filter = { $0.uri.path != "/health" }
  public typealias HummingbirdTracing = HTTPServerTracing<Request, Response>

  /// Records a span for each request, from its head to the last byte of the response.
  ///
  ///     router.add(middleware: FastraceMiddleware())
  ///
  /// The span is of kind server, continues the caller's trace, is called `METHOD route`, and follows OpenTelemetry's
  /// conventions. It is current in whatever comes behind the middleware: in other middleware, in the handler, and while
  /// the body of the response is written. Responses and errors with a status of 500 and more make it an error; those of
  /// the client do not. The place among other middleware does not matter, but for what is recorded: put it first, and the
  /// span covers all of them.
  ///
  /// The client's address is recorded when the context is a `RemoteAddressRequestContext`.
  ///
  /// Errors are thrown on as they are. Serves any number of requests at once.
  ///
  /// > Cost: Some microseconds for a request that is recorded; for another one, the reading of its context.
  public struct FastraceMiddleware<Context: RequestContext>: RouterMiddleware {
    private let tracing: HummingbirdTracing
    private let knowsPeers = Context.self is any RemoteAddressRequestContext.Type

    /// Makes a middleware.
    ///
    /// - Parameter tracing: What is traced, and how.
    public init(tracing: HummingbirdTracing = HummingbirdTracing()) { self.tracing = tracing }

    /// Serves a request in a span of its own.
    public func handle(
      _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
      let endpoint = context.coreContext.endpointPath
      let exchange = tracing.begin(
        request, HTTPRequestDescription(request, peer: peer(of: context)), carrier: request.headers,
        method: request.method.rawValue, route: endpoint.route)
      guard let exchange else { return try await next(request, context) }
      do {
        var response = try await exchange.run { try await next(request, context) }
        tracing.respond(
          exchange, response, to: request, status: response.status.code, carrier: response.headers,
          route: endpoint.route)
        response.endSpan(of: exchange)
        return response
      } catch {
        tracing.fail(
          exchange, error, to: request, status: Self.status(of: error).code, route: endpoint.route)
        exchange.end()
        throw error
      }
    }

    private func peer(of context: Context) -> SocketAddress? {
      knowsPeers ? (context as? any RemoteAddressRequestContext)?.remoteAddress : nil
    }

    /// What the client gets for an error that nobody handles.
    private static func status(of error: any Error) -> HTTPResponse.Status {
      switch error {
      case let error as any HTTPResponseError: error.status
      case is HTTPParserError: .badRequest
      default: .internalServerError
      }
    }
  }

  extension EndpointPath {
    /// The pattern that the path belongs to; where there is none, Hummingbird names its responder for such paths.
    fileprivate var route: String? { value.flatMap { $0.utf8.first == UInt8(ascii: "/") ? $0 : nil } }
  }
#endif
