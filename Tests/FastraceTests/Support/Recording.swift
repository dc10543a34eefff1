import Fastrace
import Testing

/// What a piece of code has recorded, and what the statistics say it has.
struct Recording {
  var spans: [SpanRecord]
  /// The change of the statistics from before to after.
  var change: StatisticsChange
  var wasFlushed: Bool

  var tree: String { spans.tree }
}

/// Records `body` with a reporter of its own, and returns what was reported until everything was flushed.
func record(
  _ configuration: Fastrace.Configuration = .test, isolation: isolated (any Actor)? = #isolation,
  _ body: () async throws -> Void
) async rethrows -> Recording {
  let reporter = MemoryReporter()
  Fastrace.setReporter(reporter, configuration: configuration)
  let before = Fastrace.statistics()
  try await body()
  let wasFlushed = await Fastrace.flush(timeout: .seconds(60))
  let change = StatisticsChange(before, Fastrace.statistics())
  change.expectBalance()
  return Recording(spans: reporter.spans, change: change, wasFlushed: wasFlushed)
}

extension Fastrace.Configuration {
  /// Exports at once, and keeps quiet.
  static var test: Fastrace.Configuration {
    var configuration = Fastrace.Configuration()
    configuration.collectInterval = .milliseconds(2)
    configuration.exportDelay = .zero
    configuration.problemHandler = .silent
    configuration.flushAtExit = .zero
    return configuration
  }

  /// The test configuration with a change.
  static func test(_ change: (inout Fastrace.Configuration) -> Void) -> Fastrace.Configuration {
    var configuration = test
    change(&configuration)
    return configuration
  }
}

/// What happened between two statistics.
struct StatisticsChange {
  let before: Fastrace.Statistics
  let after: Fastrace.Statistics

  init(_ before: Fastrace.Statistics, _ after: Fastrace.Statistics) {
    self.before = before
    self.after = after
  }

  var started: Int { after.started - before.started }
  var reported: Int { after.reported - before.reported }
  var cancelled: Int { after.cancelled - before.cancelled }
  var late: Int { after.late - before.late }
  var dropped: Int { after.droppedSpans - before.droppedSpans }
  var pending: Int { after.pending - before.pending }
  var droppedDetails: Int { after.droppedDetails - before.droppedDetails }
  var cutValues: Int { after.cutValues - before.cutValues }
  var failedExports: Int { after.failedExports - before.failedExports }
  var succeededExports: Int { after.succeededExports - before.succeededExports }

  func dropped(_ cause: Fastrace.DropCause) -> Int {
    after.dropped[cause, default: 0] - before.dropped[cause, default: 0]
  }

  /// Checks that every span is accounted for.
  func expectBalance(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(started == reported + cancelled + dropped + pending, "\(after)", sourceLocation: sourceLocation)
    let parts = [after.liveSpans, after.heldSpans, after.queuedSpans, after.openTraces, after.heldBytes]
    #expect(parts.min() ?? 0 >= 0, "\(after)", sourceLocation: sourceLocation)
  }
}
