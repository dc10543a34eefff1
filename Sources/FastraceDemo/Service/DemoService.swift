#if Viewer
  /// One of the three processes of the demonstration: a shop.
  ///
  ///     gateway (HTTP) --gRPC--> orders --HTTP--> inventory (HTTP, SQLite)
  ///        \------------------HTTP-------------------^
  package enum DemoService: String, CaseIterable, Sendable {
    case inventory, orders, gateway

    /// What a service has to know to start.
    package struct Options: Sendable {
      /// Where to listen on the loopback interface; 0 for any port that is free.
      package var port = 0
      /// The ports of the services that it calls.
      package var ordersPort = 0
      package var inventoryPort = 0
      /// The file that the inventory makes for its stock; nil for memory.
      package var database: String?

      package init() {}
    }

    /// Runs the service until standard input ends, which is when the process that has started it ends.
    ///
    /// Prints `listening PORT` when requests can come.
    package func run(_ options: Options) async throws {
      DemoTelemetry.start(self)
      try await serve(options)
      await DemoTelemetry.finish()
    }

    /// Does the same for a process that has set up traces and logs itself; exports what was recorded at the end.
    package func serve(_ options: Options) async throws {
      switch self {
      case .gateway: try await Gateway(options).run()
      case .orders: try await OrdersServer(options).run()
      case .inventory: try await InventoryServer(options).run()
      }
    }
  }
#endif
