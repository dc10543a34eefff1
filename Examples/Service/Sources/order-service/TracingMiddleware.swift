import Fastrace
import Hummingbird

/// Begins a span for each request, in the trace of the caller if the request carries one.
struct TracingMiddleware<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let parent = request.headers[.traceparent].flatMap { SpanContext(traceparent: $0) }
    return try await Span.withRoot("\(request.method) \(request.uri.path)", context: parent, kind: .server) { span in
      let response = try await next(request, context)
      span.setProperty("http.response.status_code", response.status.code)
      return response
    }
  }
}
