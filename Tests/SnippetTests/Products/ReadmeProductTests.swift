import Fastrace
import FastraceTesting
import Foundation
import Testing

#if Datadog
  import FastraceDatadog
#endif
#if OpenTelemetry
  import FastraceOpenTelemetry
#endif
#if Metrics
  import FastraceServiceLifecycle
#endif
#if GRDB
  import FastraceGRDB
  import GRDB
#endif
#if NIO
  import FastraceNIO
  import NIOCore
  import NIOPosix
#endif

/// The lines of the README's table that need a trait.
@Suite(.recorder, .traced) struct ReadmeProductTests {
  #if OpenTelemetry
    @Test func openTelemetry() {
      Fastrace.setReporter(OpenTelemetryReporter())
      Fastrace.setReporters([])
    }
  #endif

  #if Datadog
    @Test func datadog() {
      Fastrace.setReporter(DatadogReporter())
      Fastrace.setReporters([])
    }
  #endif

  #if Metrics && OpenTelemetry
    @Test func metrics() async {
      Fastrace.setReporter(OpenTelemetryReporter().measured())
      Fastrace.setReporters([])
      let run = Task { await SpanMetrics().run() }
      run.cancel()
      await run.value
    }
  #endif

  #if GRDB
    @Test func database() async throws {
      let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
      defer { try? FileManager.default.removeItem(atPath: path) }
      let trace = try await TestTrace.collect {
        let pool = try DatabasePool(path: path, configuration: GRDB.Configuration().traced())
        try await pool.tracedWrite { db in try db.execute(sql: "CREATE TABLE item (name TEXT)") }
        try pool.close()
      }
      #expect(trace.spans.contains { $0.name.hasPrefix("CREATE TABLE") })
      try trace.expectNoOrphans()
    }
  #endif

  #if NIO
    @Test func futures() async throws {
      let loop = MultiThreadedEventLoopGroup.singleton.next()
      try await TestTrace.collect {
        let span = TraceSpan.begin("load")
        let future = span.makeCurrent {
          let future = loop.carrying().submit { LocalSpan.with("read") { 1 } }.future
          return future.carrying().map { one in LocalSpan.with("count") { one } }.future
        }
        _ = try await future.inSpan(span).get()
      }.expectTree(
        """
        test
          load
            count
            read
        """)
    }
  #endif
}
