package import Fastrace

/// A request that has been sent, and its span.
///
/// The span ends when it is told to, and at the latest when the last copy is gone.
package struct HTTPClientExchange: Sendable {
  /// The span.
  package let span: Span

  /// Records that the request has failed, or the body of the response.
  ///
  /// That it was cancelled is no error.
  ///
  /// - Parameters:
  ///   - error: What was thrown.
  ///   - isCancellation: Whether it says that the task was cancelled, in the words of the client.
  ///   - type: A short name for errors of this kind; by default the name of the Swift type.
  package func fail(_ error: any Error, isCancellation: Bool = false, type: String? = nil) {
    if isCancellation || error is CancellationError { return span.addEvent("cancelled") }
    span.recordError(error)
    if let type { span.setProperty(HTTPAttribute.errorType, type) }
  }

  /// Records that the body of the response was not read to its end.
  package func noteAbandonedBody() { span.addEvent("response body not read to its end") }

  /// Ends the span.
  package func end() { span.end() }
}

extension Span {
  func setURL(_ url: String, _ redaction: URLRedaction) {
    setProperty(HTTPAttribute.fullURL, redaction.url(url))
    let parts = URLParts(url)
    guard let authority = parts.authority.flatMap({ HTTPAuthority($0) }) else { return }
    setServer(authority, scheme: parts.scheme?.lowercased())
  }
}
