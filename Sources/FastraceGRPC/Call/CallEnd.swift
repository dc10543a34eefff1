#if GRPC
  internal import Fastrace
  internal import GRPCCore

  /// How a call ended, and what its span says about that.
  enum CallEnd {
    /// With the status OK.
    case ok
    /// Given up by the side that the span belongs to, or by the other one.
    case cancelled(isError: Bool)
    /// With another status. `origin` is the error behind it that is worth recording.
    case failed(RPCError.Code, message: String, isError: Bool, origin: (any Error)?)

    /// Writes the status into the span, tells it, and ends the span.
    func write(to span: TraceSpan, _ onResponse: ((Status, TraceSpan) -> Void)?) {
      defer {
        onResponse?(status, span)
        span.end()
      }
      switch self {
      case .ok:
        span.setProperty("rpc.response.status_code", StatusCode.ok)
      case .cancelled(let isError):
        Self.write(.cancelled, isError ? "The call was cancelled." : nil, to: span)
      case .failed(let code, let message, let isError, let origin):
        if isError, let origin { span.recordError(origin) }
        Self.write(code, isError ? message : nil, to: span)
      }
    }

    private var status: Status {
      switch self {
      case .ok: Status(code: .ok, message: "")
      case .cancelled: Status(code: .cancelled, message: "")
      case .failed(let code, let message, _, _): Status(code: Status.Code(code), message: message)
      }
    }

    /// The type of an error is the code by the conventions, whatever was recorded as the exception.
    private static func write(_ code: RPCError.Code, _ errorMessage: String?, to span: TraceSpan) {
      let name = StatusCode.name(code)
      span.setProperty("rpc.response.status_code", name)
      guard let errorMessage else { return }
      span.setProperty("error.type", name)
      span.setStatus(.error(errorMessage))
    }
  }

  extension TraceSpan {
    /// Records an error that says nothing about how the work of the span ended.
    func addException(_ error: any Error) {
      addEvent(.exception(type: String(reflecting: type(of: error)), message: "\(error)"))
    }
  }

  extension RPCError {
    /// The error as gRPC puts it on the wire: its own errors and those that convert to them as they are, others unknown.
    init(asSent error: any Error) {
      if let error = error as? RPCError {
        self = error
      } else if let error = error as? any RPCErrorConvertible {
        self.init(error)
      } else {
        self.init(code: .unknown, message: "\(error)", cause: error)
      }
    }
  }
#endif
