#if ServiceLifecycle && Logging
  import Fastrace
  import FastraceServiceLifecycle
  import Foundation
  import Logforth
  import Logging
  import ServiceLifecycle
  import Testing

  @Suite struct LoggingServiceTests {
    /// A service that logs until it is told to end.
    private struct Talking: Service {
      let logger: Logger
      func run() async throws {
        logger.info("first")
        try await gracefulShutdown()
        logger.info("last")
      }
    }

    /// In a process of its own, because it is about the pipeline of the process.
    @Test func whatAllOtherServicesHaveLoggedIsWritten() async {
      await #expect(processExitsWith: .exitCode(0)) {
        let memory = InMemoryAppender()
        // It keeps its records back until it is told to write them.
        let queue = AsyncAppender(
          memory, capacity: 100, overflow: .block, linger: .seconds(3600), problemHandler: .silent)
        Logforth.builder().dispatch { $0.append(queue) }.apply()
        // Awake from here on.
        _ = await Logforth.flush()
        let logger = Logger(label: "app")
        let group = ServiceGroup(
          configuration: .init(
            services: [.init(service: LoggingService()), .init(service: Talking(logger: logger))], logger: logger))
        async let run: Void = group.run()
        await group.triggerGracefulShutdown()
        try await run
        let messages = memory.records.filter { $0.target == "app" && $0.file.hasSuffix("LoggingServiceTests.swift") }
        precondition(messages.map(\.message) == ["first", "last"])
        exit(0)
      }
    }
  }
#endif
