#if Viewer
  import Fastrace
  import GRPCCore
  import Logging

  /// The service `shop.Orders`.
  struct Orders: RegistrableRPCService {
    private let inventory: InventoryClient
    private let logger = Logger(label: "orders")

    init(_ inventory: InventoryClient) { self.inventory = inventory }

    func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
      router.registerHandler(
        forMethod: OrdersMethod.place, deserializer: JSONCoder<Reservation>(), serializer: JSONCoder<PlacedOrder>()
      ) { request, _ in
        let response = try await place(ServerRequest(stream: request).message)
        return StreamingServerResponse(single: ServerResponse(message: response))
      }
      router.registerHandler(
        forMethod: OrdersMethod.forecast, deserializer: JSONCoder<ForecastRequest>(),
        serializer: JSONCoder<ForecastLine>()
      ) { request, _ in
        let weeks = try await ServerRequest(stream: request).message.weeks
        return StreamingServerResponse { writer in
          try await forecast(weeks, writer)
          return [:]
        }
      }
    }

    private func place(_ order: Reservation) async throws -> PlacedOrder {
      try LocalSpan.with("validate order") { try validate(order) }
      do {
        let reserved = try await inventory.reserve(order)
        logger.info("order placed", metadata: ["number": "\(reserved.number)", "item": "\(order.item)"])
        return PlacedOrder(number: reserved.number, total: reserved.price)
      } catch let error as UpstreamError {
        logger.error("order failed", error: error, metadata: ["item": "\(order.item)"])
        throw RPCError(code: error.status == 409 ? .failedPrecondition : .internalError, message: error.message)
      }
    }

    private func validate(_ order: Reservation) throws {
      guard order.quantity <= 100 else {
        throw RPCError(code: .invalidArgument, message: "nobody can carry \(order.quantity) of \(order.item)")
      }
    }

    private func forecast(_ weeks: Int, _ writer: RPCWriter<ForecastLine>) async throws {
      for week in 1...max(1, min(weeks, 8)) {
        let demand = try await inventory.demand()
        try await writer.write(ForecastLine(week: week, items: demand.days / week + demand.reservations))
      }
    }
  }
#endif
