#if Viewer
  import Fastrace
  import FastraceHummingbird
  import GRPCCore
  import Hummingbird
  import Logging

  /// What customers talk to.
  struct Gateway: Sendable {
    private let port: Int
    private let orders: OrdersClient
    private let inventory: InventoryClient
    private let logger = Logger(label: "gateway")

    init(_ options: DemoService.Options) throws {
      port = options.port
      orders = try OrdersClient(port: options.ordersPort)
      inventory = InventoryClient(port: options.inventoryPort)
    }

    func run() async throws {
      let application = Application(
        router: router(), configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
        onServerRunning: { ServiceRunner.announce(port: $0.localAddress?.port ?? 0) }, logger: .quiet)
      try await ServiceRunner.run(orders, application)
    }

    private func router() -> Router<GatewayContext> {
      var tracing = HummingbirdTracing()
      tracing.filter = { $0.uri.path != "/health" }
      let router = Router(context: GatewayContext.self)
      router.add(middleware: TraceIDHeader())
      router.add(middleware: FastraceMiddleware(tracing: tracing))
      router.add(middleware: TraceIDNote())
      router.get("health") { _, _ in HTTPResponse.Status.ok }
      router.get("items/:name") { _, context in try await item(context.parameters.require("name")) }
      router.post("orders/:item/:quantity") { _, context in
        let item = try context.parameters.require("item")
        return try await place(Reservation(item: item, quantity: context.parameters.require("quantity", as: Int.self)))
      }
      router.get("forecast") { _, _ in try await forecast() }
      return router
    }

    private func item(_ name: String) async throws -> Item {
      do {
        return try await inventory.item(name)
      } catch let error as UpstreamError where error.status == 404 {
        throw HTTPError(.notFound, message: "we do not sell a \(name)")
      }
    }

    /// Prices the order and places it, side by side.
    private func place(_ order: Reservation) async throws -> PlacedOrder {
      logger.info("order received", metadata: ["item": "\(order.item)", "quantity": "\(order.quantity)"])
      do {
        async let item = inventory.item(order.item)
        let placed = try await orders.place(order)
        _ = try await item
        return placed
      } catch let error as RPCError where error.code == .failedPrecondition {
        throw HTTPError(.conflict, message: error.message)
      } catch let error as RPCError where error.code == .invalidArgument {
        throw HTTPError(.unprocessableContent, message: error.message)
      }
    }

    private func forecast() async throws -> [ForecastLine] {
      let lines = try await orders.forecast(weeks: 3)
      return LocalSpan.with("sort forecast") { lines.sorted { $0.items > $1.items } }
    }
  }

  extension PlacedOrder: ResponseEncodable {}
  extension ForecastLine: ResponseEncodable {}
#endif
