internal import CBench
internal import Fastrace

/// The library as the operations are measured with it: a reporter that only counts, and its threads on other cores.
struct Recording {
  private let reporter = DetailCountingReporter()

  init() {
    Fastrace.setReporter(reporter)
    // The first span and the first export start what the library starts once.
    TraceSpan.beginRoot("first").end()
    Fastrace.flushBlocking()
    _ = bench_pin_thread()
    bench_move_others_away()
  }

  /// Runs one repeat of a case, and ends the process unless exactly what the case says was recorded and reported.
  func measure(_ operation: Case) -> Double {
    let before = state
    let duration = operation.run.callAsFunction()
    guard Fastrace.flushBlocking() else { fail("\(operation.name): the flush was not done in time") }
    let recorded = state.since(before)
    let expected = State(spans: operation.spans, details: operation.details)
    if recorded != expected { fail("\(operation.name): \(recorded), but expected \(expected)") }
    return duration.nanoseconds / Double(operation.operations)
  }

  private var state: State {
    let statistics = Fastrace.statistics()
    return State(
      started: statistics.started, reported: statistics.reported, dropped: statistics.droppedSpans,
      droppedDetails: statistics.droppedDetails, spans: reporter.spans, details: reporter.details)
  }

  private struct State: Equatable {
    var started: Int
    var reported: Int
    var dropped: Int
    var droppedDetails: Int
    var spans: Int
    var details: Int

    init(started: Int, reported: Int, dropped: Int, droppedDetails: Int, spans: Int, details: Int) {
      self.started = started
      self.reported = reported
      self.dropped = dropped
      self.droppedDetails = droppedDetails
      self.spans = spans
      self.details = details
    }

    /// What must be there when all went well.
    init(spans: Int, details: Int) {
      self.init(started: spans, reported: spans, dropped: 0, droppedDetails: 0, spans: spans, details: details)
    }

    func since(_ before: State) -> State {
      State(
        started: started - before.started, reported: reported - before.reported, dropped: dropped - before.dropped,
        droppedDetails: droppedDetails - before.droppedDetails, spans: spans - before.spans,
        details: details - before.details)
    }
  }
}
