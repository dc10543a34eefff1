/// Takes finished spans out of the process.
///
/// The export pipeline of the reporter calls it: one call at a time, in order, on a thread that belongs to the reporter
/// alone, with at most ``Fastrace/Configuration/exportBatchSize`` spans. A reporter that fails, hangs or throws costs the
/// application nothing but counted drops.
///
/// A forked child calls the same object on a thread of its own. A reporter with threads or connections opens them again
/// there, see <doc:Exporters>.
///
///     struct CountingReporter: SpanReporter {
///       func report(_ spans: SpanBatch) async throws { print("\(spans.count) spans") }
///     }
public protocol SpanReporter: Sendable {
  /// Reports spans, and returns when they are delivered as far as the reporter can know.
  ///
  /// - Throws: ``ReportFailure`` to say whether to try again, or how many spans were rejected; any other error counts as
  ///   one that is not worth another try. The task is cancelled at ``Fastrace/Configuration/exportTimeout``.
  func report(_ spans: SpanBatch) async throws

  /// Delivers what the reporter itself may have kept back.
  ///
  /// Default: nothing is.
  func flush() async throws

  /// Gives up what the reporter holds: files, connections, threads.
  ///
  /// Called once, after the last report. Default: nothing is held.
  func shutdown() async
}

extension SpanReporter {
  /// Nothing is kept back.
  public func flush() async throws {}

  /// Nothing is held.
  public func shutdown() async {}
}

/// Why a report failed, and what the pipeline should do.
public struct ReportFailure: Error, Sendable, CustomStringConvertible {
  /// What happened, to what, and what to do.
  public var description: String
  /// True when it is worth trying again.
  public var isRetryable: Bool
  /// How long to wait before trying again, when the receiver said so.
  public var retryAfter: Duration?
  /// Spans that the receiver rejected, when it took the others: not a failure of the batch.
  ///
  /// Nil when all failed.
  public var rejectedSpans: Int?
  /// Spans at the beginning of the batch that are done with: delivered, or among ``rejectedSpans``.
  ///
  /// Only the others are tried again, or lost. Nil, the default, means none, or all if ``rejectedSpans`` is set.
  public var finishedSpans: Int?

  /// A failure of the whole batch.
  public init(_ description: String, isRetryable: Bool = false, retryAfter: Duration? = nil) {
    self.description = description
    self.isRetryable = isRetryable
    self.retryAfter = retryAfter
  }

  /// The receiver took the batch except for some spans.
  public static func partial(rejectedSpans: Int, _ description: String) -> ReportFailure {
    var failure = ReportFailure(description)
    failure.rejectedSpans = rejectedSpans
    return failure
  }

  /// The same failure, of a batch whose first `finishedSpans` spans are done with.
  public func afterFinishing(_ finishedSpans: Int, rejectedSpans: Int = 0) -> ReportFailure {
    var failure = self
    failure.finishedSpans = finishedSpans
    failure.rejectedSpans = rejectedSpans
    return failure
  }
}

/// A reporter for which OpenTelemetry has a name.
package protocol NamedReporter: SpanReporter {
  /// The attribute `otel.component.type`, such as `otlp_http_span_exporter`.
  var componentType: String { get }
}
