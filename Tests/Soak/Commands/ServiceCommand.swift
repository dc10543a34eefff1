#if Viewer
  import ArgumentParser
  import FastraceDemo
  import Logforth

  /// A service of the demonstration, with churn beside its requests.
  struct ServiceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "service")

    @Argument var service: DemoService
    @Option var port = 0
    @Option var ordersPort = 0
    @Option var inventoryPort = 0
    @Option var database: String?
    @OptionGroup var destinations: Destinations

    mutating func run() async throws {
      let accounts = Accounts(destinations.start(serviceName: service.rawValue))
      let churn = Churn()
      let status = Task { await accounts.keepWriting(churn) }
      // Goes on while the service shuts down, as what an application does in the background would.
      let work = Task { await churn.run() }
      var options = DemoService.Options()
      options.port = port
      options.ordersPort = ordersPort
      options.inventoryPort = inventoryPort
      options.database = database
      try await service.serve(options)
      work.cancel()
      await work.value
      status.cancel()
      await status.value
      _ = await Logforth.flush()
      accounts.write(.end, churn)
    }
  }

  extension DemoService: ExpressibleByArgument {}
#endif
