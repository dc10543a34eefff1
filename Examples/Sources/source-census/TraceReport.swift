import Fastrace
import FastraceTesting

/// What became of the spans, and whether the trace is whole.
struct TraceReport {
  private let spans: InMemoryReporter

  init(_ spans: InMemoryReporter) { self.spans = spans }

  /// Prints it; false when something is missing.
  func printed() -> Bool {
    let (traces, statistics) = (spans.traces, Fastrace.statistics())
    let threads = Set(spans.spans.map(\.threadID)).count
    print("\(statistics.reported.grouped) spans from \(threads) threads in \(traces.count) trace,", terminator: " ")
    print("\(statistics.droppedSpans) dropped, \(statistics.failedExports) exports failed.")
    do {
      for trace in traces { try trace.expectNoOrphans() }
      return traces.count == 1 && statistics.droppedSpans == 0
    } catch {
      print(error)
      return false
    }
  }
}
