import Fastrace

/// The reporter behind ``TestTrace/collect(_:timeout:isolation:_:)``: one for all tests of a process.
///
/// It keeps only traces that a test has asked for.
final class TraceSink: SpanReporter {
  static let shared = TraceSink()

  private let traces = Locked<[TraceID: [SpanRecord]]>([:])

  /// Sees to it that this reporter is among those that are set.
  func install() { Fastrace.addReporter(self) }

  /// Keeps the spans of a trace from now on.
  func expect(_ traceID: TraceID) { traces.withLock { $0[traceID] = [] } }

  /// Gives the spans of a trace away.
  func take(_ traceID: TraceID) -> [SpanRecord] { traces.withLock { $0.removeValue(forKey: traceID) } ?? [] }

  func report(_ spans: SpanBatch) async throws {
    traces.withLock { traces in
      for span in spans { traces[span.traceID]?.append(span) }
    }
  }
}
