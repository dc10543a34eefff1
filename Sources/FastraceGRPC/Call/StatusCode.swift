#if GRPC
  internal import GRPCCore

  /// How the conventions spell the status of a call, and on which side it is an error.
  enum StatusCode {
    /// The name of a code as in gRPC's own list, `DEADLINE_EXCEEDED`; the number of a code that is not in it.
    static func name(_ code: RPCError.Code) -> String {
      names.indices.contains(code.rawValue) ? names[code.rawValue] : "\(code.rawValue)"
    }

    /// The name of the code that is no error.
    static var ok: String { names[0] }

    /// True for the codes that are the server's fault, not the client's.
    static func isServerError(_ code: RPCError.Code) -> Bool {
      switch code {
      case .unknown, .deadlineExceeded, .unimplemented, .internalError, .unavailable, .dataLoss: true
      default: false
      }
    }

    private static let names = [
      "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS",
      "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED",
      "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
    ]
  }
#endif
