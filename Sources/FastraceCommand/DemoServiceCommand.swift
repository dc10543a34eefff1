#if Viewer
  import ArgumentParser
  import FastraceDemo

  /// `fastrace demo-service`: one process of the demonstration.
  struct DemoServiceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "demo-service", abstract: "Runs a service of the demonstration until standard input ends.",
      shouldDisplay: false)

    @Argument var service: DemoService
    @Option var port = 0
    @Option var ordersPort = 0
    @Option var inventoryPort = 0

    mutating func run() async throws {
      var options = DemoService.Options()
      options.port = port
      options.ordersPort = ordersPort
      options.inventoryPort = inventoryPort
      try await service.run(options)
    }
  }

  extension DemoService: ExpressibleByArgument {}
#endif
