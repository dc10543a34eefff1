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
      if let refusal = gate.refusal(of: request) { return refusal }
      do {
        return try await route(request, context)
      } catch {
        return Self.response(to: error)
      }
    }

    private func route(_ request: Request, _ context: ViewerContext) async throws -> Response {
      let path = request.uri.path.split(separator: "/").map { QueryParameters.decodePath($0) }
      switch (request.method, path.first) {
      case (.post, "v1") where path == ["v1", "traces"]: return try await otlp.export(request, .traces)
      case (.post, "v1") where path == ["v1", "logs"]: return try await otlp.export(request, .logs)
      case (.post, "api") where path == ["api", "import"]: return try await importer.response(request)
      case (.get, "api"), (.head, "api"): return try await api.get(Array(path.dropFirst()), request, context)
      case (_, "v1"):
        return .failure(.notFound, "only POST /v1/traces and /v1/logs are here; metrics are not received")
      case (.get, _), (.head, _): return await page.response("/" + path.joined(separator: "/"))
      default:
        return .failure(
          .methodNotAllowed,
          "\(request.method) \(request.uri.path.prefix(200)) is not possible; spans go to POST /v1/traces, logs to /v1/logs"
        )
      }
    }

    private static func response(to error: any Error) -> Response {
      switch error {
      case let failure as IntakeFailure:
        var response = Response.failure(failure.status, failure.description)
        if failure.isTemporary { response.headers[.retryAfter] = "1" }
        return response
      case let problem as BadRequest: return .failure(.badRequest, problem.description)
      case let problem as NotFound: return .failure(.notFound, problem.description)
      default: return .failure(.internalServerError, "the request failed: \(error)")
      }
    }
  }

  extension IntakeFailure {
    var status: HTTPResponse.Status {
      switch cause {
      case .malformed: .badRequest
      case .unsupported: .unsupportedMediaType
      case .tooLarge: .contentTooLarge
      case .busy: .tooManyRequests
      case .storage: .serviceUnavailable
      }
    }

    /// Whether the same message may be taken a little later.
    var isTemporary: Bool { cause == .busy || cause == .storage }
  }
#endif
