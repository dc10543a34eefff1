#if Viewer
  import Fastrace
  import Foundation

  /// What a process says of its spans and log lines: a line of JSON each second, and some at the end.
  struct Accounts: Sendable {
    enum Phase: String, Encodable {
      case running
      /// Nothing is under way: what began has ended and was exported or dropped.
      case quiet
      case end
    }

    private struct Line: Encodable {
      var phase: Phase
      var statistics: SpanCounts
      var reporters: [String: CountingReporter.Counts]
      var log: CountedLog.Counts?
      var begun: Int
      var problems: [String: ProblemCounts.Problem]
    }
    private let started: Destinations.Started

    init(_ started: Destinations.Started) { self.started = started }

    /// Writes a line each second until the task is cancelled.
    func keepWriting(_ churn: Churn) async {
      while (try? await Task.sleep(for: .seconds(1))) != nil { write(.running, churn) }
    }

    func write(_ phase: Phase, _ churn: Churn) {
      let reporters = started.reporters.map { ($0.name, $0.counts) }
      let line = Line(
        phase: phase, statistics: SpanCounts(Fastrace.statistics()),
        reporters: Dictionary(uniqueKeysWithValues: reporters), log: started.log?.counts, begun: churn.begun,
        problems: started.problems.counts)
      JSONLines.write(line)
    }
  }

  /// The statistics of the library, as they are written.
  private struct SpanCounts: Encodable {
    var started, reported, cancelled, late: Int
    var dropped: [String: Int]
    var liveSpans, heldSpans, queuedSpans, openTraces: Int
    var droppedDetails, cutValues, bufferBytes, heldBytes, threads, failedExports, succeededExports: Int

    init(_ statistics: Fastrace.Statistics) {
      started = statistics.started
      reported = statistics.reported
      cancelled = statistics.cancelled
      late = statistics.late
      dropped = Dictionary(uniqueKeysWithValues: statistics.dropped.map { ($0.key.rawValue, $0.value) })
      liveSpans = statistics.liveSpans
      heldSpans = statistics.heldSpans
      queuedSpans = statistics.queuedSpans
      openTraces = statistics.openTraces
      droppedDetails = statistics.droppedDetails
      cutValues = statistics.cutValues
      bufferBytes = statistics.bufferBytes
      heldBytes = statistics.heldBytes
      threads = statistics.threads
      failedExports = statistics.failedExports
      succeededExports = statistics.succeededExports
    }
  }

  /// Values as lines on standard output.
  enum JSONLines {
    static func write(_ value: some Encodable) {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      guard let data = try? encoder.encode(value) else { return }
      FileHandle.standardOutput.write(data + Data("\n".utf8))
    }
  }
#endif
