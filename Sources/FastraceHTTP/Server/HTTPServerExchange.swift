public import Fastrace

/// A request that is being served, and its span.
///
/// The span ends when it is told to, and at the latest when the last copy is gone: also that of a response that is never
/// written.
@usableFromInline package struct HTTPServerExchange: Sendable {
  /// The span.
  @usableFromInline package let span: TraceSpan
  private let method: HTTPMethodName
  private let route: String?
  @usableFromInline let baggage: Baggage

  @usableFromInline init(span: TraceSpan, method: HTTPMethodName, route: String?, baggage: Baggage) {
    self.span = span
    self.method = method
    self.route = route
    self.baggage = baggage
    if let route { span.setProperty(HTTPAttribute.route, route) }
  }

  /// Runs `body` with the span as the current one, and with the caller's baggage.
  @inlinable @inline(__always) package func run<Result>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
  ) async throws -> Result {
    guard !baggage.isEmpty else { return try await span.makeCurrent(isolation: isolation, body) }
    return try await Baggage.$current.withValue(
      baggage, operation: { try await span.makeCurrent(isolation: isolation, body) }, isolation: isolation)
  }

  /// Names the span by a route that was not known when it began.
  @usableFromInline func setRoute(_ route: String?, custom: (String?) -> String?) {
    guard let route, route != self.route else { return }
    span.setProperty(HTTPAttribute.route, route)
    span.setName(custom(route) ?? method.spanName(route: route))
  }

  /// Records an error, and the status that the client gets for it.
  ///
  /// Errors that stand for a status below 500 tell the client what it did wrong: they are no errors of the server. That the
  /// task was cancelled is none either.
  func fail(_ error: any Error, status: Int) {
    if error is CancellationError {
      guard !Task.isCancelled else { return noteCancellation() }
      return span.setResponseStatus(status, on: .server)
    }
    span.setProperty(HTTPAttribute.statusCode, status)
    if HTTPSide.server.isError(status: status) { span.recordError(error) }
  }

  /// Records that writing the body has failed after the head was sent.
  package func failBody(_ error: any Error) {
    if error is CancellationError, Task.isCancelled { return noteCancellation() }
    span.recordError(error)
  }

  /// Records that the client was gone before it had the whole response, which is no error of the server.
  package func noteDisconnect() { span.addEvent("client disconnected") }

  private func noteCancellation() { span.addEvent("cancelled") }

  /// Ends the span.
  package func end() { span.end() }
}
