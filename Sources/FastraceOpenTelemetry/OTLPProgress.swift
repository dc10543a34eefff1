#if OpenTelemetry
  internal import Fastrace
  internal import FastraceOTLP

  /// How far the spans of a batch have come, when they are sent in several requests.
  struct OTLPProgress {
    private let total: Int
    /// Spans at the beginning that are done with.
    private(set) var finished = 0
    private var rejected = 0
    /// Requests that the receiver took, at least in part.
    private var taken = 0
    private var problem: ReportFailure?

    init(total: Int) { self.total = total }

    /// The receiver took the next request, but perhaps not all of its spans.
    mutating func advance(by count: Int, _ response: OTLPResponse) {
      finished += count
      taken += 1
      // A message without rejected spans is a warning, for which there is no need to count anything.
      guard response.rejectedSpans > 0 else { return }
      rejected += min(count, Int(clamping: response.rejectedSpans))
      problem = ReportFailure("the receiver rejected \(response.rejectedSpans) spans: \(response.message)")
    }

    /// The next request failed; returns when the others can go on.
    mutating func fail(_ count: Int, _ failure: ReportFailure) throws {
      if failure.isRetryable || total == count {
        throw finished > 0 ? failure.afterFinishing(finished, rejectedSpans: rejected) : failure
      }
      finished += count
      rejected += count
      problem = failure
    }

    /// All requests were sent.
    func finish() throws {
      guard let problem, rejected > 0 else { return }
      if taken == 0 { throw ReportFailure(problem.description) }
      throw ReportFailure.partial(rejectedSpans: rejected, problem.description)
    }
  }
#endif
