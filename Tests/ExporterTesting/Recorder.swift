package import Fastrace
internal import Synchronization

/// What became of the spans of one test.
package struct Outcome: Sendable {
  package var reported: Int
  package var dropped: [Fastrace.DropCause: Int]
  package var failedExports: Int
  package var succeededExports: Int
  package var problems: [Fastrace.ProblemHandler.Problem]
  package var wasFlushed: Bool
}

/// Ends so many roots with this reporter, waits until all are exported or given up, and says what became of them.
package func export(
  _ count: Int = 10, to reporter: some SpanReporter, flushTimeout: Duration = .seconds(60),
  configure: (inout Fastrace.Configuration) -> Void = { _ in }
) async -> Outcome {
  let problems = Mutex<[Fastrace.ProblemHandler.Problem]>([])
  var configuration = Fastrace.Configuration()
  configuration.collectInterval = .milliseconds(2)
  configuration.exportDelay = .seconds(60)
  configuration.flushAtExit = .zero
  configuration.retry.initialDelay = .milliseconds(2)
  configuration.retry.longestDelay = .milliseconds(10)
  configuration.problemHandler = Fastrace.ProblemHandler { problem in problems.withLock { $0.append(problem) } }
  configure(&configuration)
  Fastrace.setReporter(reporter, configuration: configuration)
  let before = Fastrace.statistics()
  for _ in 0..<count { TraceSpan.beginRoot("root").end() }
  let wasFlushed = await Fastrace.flush(timeout: flushTimeout)
  let after = Fastrace.statistics()
  await Fastrace.shutdown(timeout: .milliseconds(200))
  let dropped = after.dropped.map { ($0, $1 - before.dropped[$0, default: 0]) }.filter { $0.1 != 0 }
  return Outcome(
    reported: after.reported - before.reported, dropped: Dictionary(uniqueKeysWithValues: dropped),
    failedExports: after.failedExports - before.failedExports,
    succeededExports: after.succeededExports - before.succeededExports, problems: problems.withLock { $0 },
    wasFlushed: wasFlushed)
}
