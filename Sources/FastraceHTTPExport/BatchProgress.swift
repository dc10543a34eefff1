package import Fastrace

/// How far the spans of a batch have come, when they are sent in several messages.
package struct BatchProgress {
  private let total: Int
  /// Spans at the beginning that are done with.
  package private(set) var finished = 0
  private var rejected = 0
  /// Messages that the receiver took, at least in part.
  private var taken = 0
  private var problem: ReportFailure?
  /// What the receiver says although it took everything.
  private var warning = ""

  package init(total: Int) { self.total = total }

  package var isFinished: Bool { finished >= total }

  /// The receiver took the next message, but perhaps not all of its spans.
  package mutating func advance(by count: Int, rejected: Int64 = 0, _ message: String = "") {
    finished += count
    taken += 1
    guard rejected > 0 else {
      if !message.isEmpty { warning = message }
      return
    }
    self.rejected += min(count, Int(clamping: rejected))
    problem = ReportFailure("the receiver rejected \(rejected) spans: \(message)")
  }

  /// The next message failed; returns when the others can go on.
  package mutating func fail(_ count: Int, _ failure: ReportFailure) throws {
    if failure.isRetryable || total == count {
      throw finished > 0 ? failure.afterFinishing(finished, rejectedSpans: rejected) : failure
    }
    finished += count
    rejected += count
    problem = failure
  }

  /// All messages were sent.
  package func finish() throws {
    guard let problem, rejected > 0 else {
      // OTLP: whoever sends has to be told.
      if !warning.isEmpty {
        throw ReportFailure.partial(rejectedSpans: 0, "the receiver took all spans, and says: \(warning)")
      }
      return
    }
    if taken == 0 { throw ReportFailure(problem.description) }
    throw ReportFailure.partial(rejectedSpans: rejected, problem.description)
  }
}
