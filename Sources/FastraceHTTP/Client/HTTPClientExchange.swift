package import Fastrace

/// A request that has been sent, and its span.
///
/// The span ends when it is told to, and at the latest when the last copy is gone.
package struct HTTPClientExchange: Sendable {
  /// The span.
  package let span: TraceSpan
  /// The URL and how it is recorded, where that differs.
  private let hidden: URLRedaction.Hidden?

  init(span: TraceSpan, hidden: URLRedaction.Hidden? = nil) {
    self.span = span
    self.hidden = hidden
  }

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
    record(error)
    if let type { span.setProperty(HTTPAttribute.errorType, type) }
  }

  /// Records an error; of a description that repeats the URL, as Foundation's do, with what is secret in it left out.
  private func record(_ error: any Error) {
    guard let hidden, span.isRecording, case let text = String(describing: error), text.contains(hidden.url) else {
      return span.recordError(error)
    }
    span.recordError(
      type: String(reflecting: Swift.type(of: error)), message: text.replacing(hidden.url, with: hidden.shown))
  }

  /// Records that the body of the response was not read to its end.
  package func noteAbandonedBody() { span.addEvent("response body not read to its end") }

  /// Ends the span.
  package func end() { span.end() }
}
