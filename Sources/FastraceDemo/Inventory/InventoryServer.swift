#if Viewer
  import FastraceHummingbird
  import Hummingbird
  import Logging

  /// Knows what is in stock: HTTP in front of SQLite.
  struct InventoryServer: Sendable {
    private let port: Int
    private let inventory: Inventory
    private let logger = Logger(label: "inventory")

    init(_ options: DemoService.Options) throws {
      port = options.port
      inventory = try Inventory(path: options.database)
    }

    func run() async throws {
      let application = Application(
        router: router(), configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
        onServerRunning: { ServiceRunner.announce(port: $0.localAddress?.port ?? 0) }, logger: .quiet)
      try await ServiceRunner.run(application)
    }

    private func router() -> Router<BasicRequestContext> {
      let router = Router()
      router.add(middleware: FastraceMiddleware())
      router.get("items/:name") { _, context in
        let name = try context.parameters.require("name")
        guard let item = try await inventory.item(name) else {
          throw HTTPError(.notFound, message: "there is no item \(name)")
        }
        return item
      }
      router.post("reservations") { request, context in
        let order = try await request.decode(as: Reservation.self, context: context)
        do {
          return try await inventory.reserve(order)
        } catch let error as OutOfStock {
          logger.warning("out of stock", metadata: ["item": "\(order.item)", "left": "\(error.left)"])
          throw HTTPError(.conflict, message: error.description)
        }
      }
      router.get("demand") { _, _ in try await inventory.demand() }
      return router
    }
  }

  extension Item: ResponseEncodable {}
  extension Demand: ResponseEncodable {}
  extension ReservedItem: ResponseEncodable {}

  extension Logger {
    /// For what a server says of itself.
    static var quiet: Logger {
      var logger = Logger(label: "server")
      logger.logLevel = .error
      return logger
    }
  }
#endif
