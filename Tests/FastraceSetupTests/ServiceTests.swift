#if ServiceLifecycle && Enable
  import ExporterTesting
  import Fastrace
  import FastraceServiceLifecycle
  import Logging
  import RecorderTesting
  import ServiceLifecycle
  import Synchronization
  import Testing

  @Suite(.recorder) struct ServiceTests {
    /// Counts spans and notices the shutdown.
    private final class CountingReporter: SpanReporter {
      let spans = Atomic<Int>(0)
      let isShutDown = Atomic<Bool>(false)
      func report(_ spans: SpanBatch) async throws { _ = self.spans.add(spans.count, ordering: .relaxed) }
      func shutdown() async { isShutDown.store(true, ordering: .relaxed) }
    }

    /// A service that records until it is told to end.
    private struct Recording: Service {
      func run() async throws {
        TraceSpan.beginRoot("work").end()
        try await gracefulShutdown()
        TraceSpan.beginRoot("last work").end()
      }
    }

    @Test func flushesAfterAllOtherServices() async throws {
      let reporter = CountingReporter()
      var configuration = Fastrace.Configuration()
      configuration.exportDelay = .seconds(60)
      Fastrace.setReporter(reporter, configuration: configuration)
      let started = Fastrace.statistics().started
      let group = ServiceGroup(
        configuration: .init(
          services: [.init(service: TracingService()), .init(service: Recording())], logger: Logger(label: "test")))
      async let run: Void = group.run()
      while Fastrace.statistics().started == started { await Task.yield() }
      await group.triggerGracefulShutdown()
      try await run
      #expect(reporter.spans.load(ordering: .relaxed) == 2 && reporter.isShutDown.load(ordering: .relaxed))
    }

    /// The group has a limit of its own, after which the process would be killed.
    @Test func endsInTimeThoughAReporterHangs() async throws {
      struct HangingReporter: SpanReporter {
        func report(_ spans: SpanBatch) async throws { try await Task.sleep(for: .seconds(3_600)) }
      }
      Fastrace.setReporter(HangingReporter())
      let before = Fastrace.statistics()
      let service = ServiceGroup(
        configuration: .init(
          services: [.init(service: TracingService(timeout: .milliseconds(200)))], logger: Logger(label: "test")))
      async let run: Void = service.run()
      TraceSpan.beginRoot("work").end()
      while Fastrace.statistics().started == before.started { await Task.yield() }
      await service.triggerGracefulShutdown()
      try await run
      let dropped = Fastrace.statistics().dropped[.shutdown, default: 0]
      #expect(dropped == before.dropped[.shutdown, default: 0] + 1)
    }
  }
#endif
