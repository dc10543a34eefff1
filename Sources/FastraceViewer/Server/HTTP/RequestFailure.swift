#if Viewer
  import HTTPTypes
  import Hummingbird

  /// Why a request is not answered as it was meant.
  struct RequestFailure: Error {
    var status: HTTPResponse.Status
    /// What happened, and what to do.
    var description: String
    var headers: HTTPFields = [:]

    init(_ status: HTTPResponse.Status, _ description: String) {
      self.status = status
      self.description = description
    }

    init(methodOf request: Request, allowed: String) {
      self.init(
        .methodNotAllowed,
        "\(request.method) \(request.uri.path.prefix(200)) is not possible, only \(allowed); spans go to POST /v1/traces, "
          + "logs to POST /v1/logs")
      headers[.allow] = allowed
    }

    init(_ error: any Error) {
      switch error {
      case let failure as RequestFailure: self = failure
      case let problem as BadRequest: self.init(.badRequest, problem.description)
      case let failure as IntakeFailure:
        self.init(failure.status, failure.description)
        if failure.isTemporary { headers[.retryAfter] = "1" }
      default: self.init(.internalServerError, "the request failed: \(error)")
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
