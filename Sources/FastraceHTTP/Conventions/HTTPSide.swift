public import Fastrace

/// The two ends of a request, which see failures differently.
@usableFromInline package enum HTTPSide: Sendable {
  case client
  case server

  /// Whether a response with this status is an error of the span.
  ///
  /// That a client asked for something wrong is no error of the server.
  package func isError(status: Int) -> Bool { status >= (self == .client ? 400 : 500) }
}

extension TraceSpan {
  /// Records the status of a response, and whether it is an error.
  ///
  /// The status of the span gets no description: the number says it all.
  @usableFromInline func setResponseStatus(_ status: Int, on side: HTTPSide) {
    setProperty(HTTPAttribute.statusCode, status)
    guard side.isError(status: status) else { return }
    setProperty(HTTPAttribute.errorType, String(status))
    setStatus(.error)
  }
}
