import Fastrace
import FastraceTesting

/// Records what `body` does under a root `test`, as text.
func tree(_ body: @Sendable () async throws -> Void) async throws -> String {
  try await TestTrace.collect("test", body).tree.text
}

/// Sets a reporter, runs `body`, and returns all traces that were reported.
func traces(
  _ configuration: Fastrace.Configuration = Fastrace.Configuration(), _ body: @Sendable () async throws -> Void
) async throws -> [TestTrace] {
  let reporter = InMemoryReporter()
  Fastrace.setReporter(reporter, configuration: configuration)
  try await body()
  await Fastrace.flush()
  Fastrace.setReporters([])
  return reporter.traces
}

/// An error that a test throws.
enum Failure: Error, CustomStringConvertible {
  case broken
  var description: String { "broken" }
}

/// A trace that another process has begun.
let remote = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
