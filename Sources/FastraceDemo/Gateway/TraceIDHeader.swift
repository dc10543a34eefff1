#if Viewer
  import Fastrace
  import HTTPTypes
  import Hummingbird
  import Synchronization

  /// What is known of a request.
  struct GatewayContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The trace that the request has become.
    let trace = NotedTrace()

    init(source: ApplicationRequestContextSource) { coreContext = .init(source: source) }
  }

  /// The id of a trace, known once its span has begun.
  final class NotedTrace: Sendable {
    private let id = Mutex<TraceID?>(nil)

    var value: TraceID? {
      get { id.withLock { $0 } }
      set { id.withLock { $0 = newValue } }
    }
  }

  /// Tells the client which trace its request has become, whatever comes of it: for those who ask for help.
  struct TraceIDHeader: RouterMiddleware {
    private static let name = HTTPField.Name("trace-id")

    func handle(
      _ request: Request, context: GatewayContext, next: (Request, GatewayContext) async throws -> Response
    ) async throws -> Response {
      var response: Response
      do {
        response = try await next(request, context)
      } catch let error as any HTTPResponseError {
        response = try error.response(from: request, context: context)
      } catch {
        response = Response(status: .internalServerError)
      }
      if let name = Self.name, let id = context.trace.value { response.headers[name] = "\(id)" }
      return response
    }
  }

  /// Notes the trace of a request, behind the middleware that traces it.
  struct TraceIDNote: RouterMiddleware {
    func handle(
      _ request: Request, context: GatewayContext, next: (Request, GatewayContext) async throws -> Response
    ) async throws -> Response {
      context.trace.value = SpanContext.current?.traceID
      return try await next(request, context)
    }
  }
#endif
