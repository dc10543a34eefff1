#if ServiceLifecycle
  import Fastrace
  import FastraceServiceLifecycle
  import FastraceTesting
  import Logging
  import ServiceLifecycle
  import Testing
  import UnixSignals

  @Suite(.recorder, .traced) struct EndSnippets {
    private struct Server: Service {
      func run() async throws {
        TraceSpan.withRoot("the last request") { _ in }
        try await gracefulShutdown()
      }
    }

    @Test func services() async throws {
      let reporter = InMemoryReporter()
      Fastrace.setReporter(reporter)
      let server = Server()
      let logger = Logger(label: "app")
      // snippet: services
      let services = ServiceGroup(
        services: [TracingService(), server], gracefulShutdownSignals: [.sigterm], logger: logger)
      // end
      let before = Fastrace.statistics().started
      async let run: Void = services.run()
      while Fastrace.statistics().started == before { await Task.yield() }
      await services.triggerGracefulShutdown()
      try await run
      #expect(reporter.isShutDown)
      #expect(reporter.spans.map(\.name) == ["the last request"])
    }
  }
#endif
