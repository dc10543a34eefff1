#if Viewer
  import HTTPTypes
  import Hummingbird

  /// Answers every request over HTTP.
  struct ViewerResponder: HTTPResponder {
    var gate: RequestGuard
    var otlp: OTLPEndpoint
    var api: API
    var importer: TraceImport
    var page: Page

    func respond(to request: Request, context: ViewerContext) async throws -> Response {
      var response = await answer(request, context)
      RequestGuard.protect(&response)
      return request.method == .head ? response.createHeadResponse() : response
    }

    private func answer(_ request: Request, _ context: ViewerContext) async -> Response {
      let path = request.uri.path.split(separator: "/").map { QueryParameters.decodePath($0) }
      do {
        try gate.check(request)
        return try await route(request, path, context)
      } catch {
        let failure = RequestFailure(error)
        return path.first == "v1" ? OTLPEndpoint.answer(failure, to: request) : .failure(failure)
      }
    }

    private func route(_ request: Request, _ path: [String], _ context: ViewerContext) async throws -> Response {
      let isGet = request.method == .get || request.method == .head
      switch path.first {
      case "v1": return try await otlp.answer(request, path)
      case "api" where path == ["api", "import"]:
        guard request.method == .post else { throw RequestFailure(methodOf: request, allowed: "POST") }
        return try await importer.response(request)
      case _ where !isGet: throw RequestFailure(methodOf: request, allowed: "GET, HEAD")
      case "api": return try await api.get(Array(path.dropFirst()), request, context)
      default: return try await page.response("/" + path.joined(separator: "/"))
      }
    }
  }
#endif
