import Fastrace
import Logforth
import Logging

/// Takes orders, and logs with swift-log as any program does.
///
/// The lines of the log carry the ids of the trace that they belong to, and the trace shows the same records as events of
/// its spans.
@main
enum LoggedOrders {
  static func main() async {
    Logforth.builder()
      .dispatch { $0.filter(.variable("LOG", default: "info")).diagnostic(.fastrace).append(.standardError()) }
      .dispatch { $0.filter(.level(.debug)).append(FastraceEventAppender(errorStatusLevel: .error)) }
      .apply()
    Fastrace.setReporter(ConsoleReporter())
    let shop = Shop()
    for order in [Order(number: 1, item: "lamp"), Order(number: 2, item: "piano")] { await shop.take(order) }
    await Fastrace.flush()
    await Logforth.flush()
  }
}

struct Order {
  var number: Int
  var item: String
}

struct Shop {
  private let logger = Logger(label: "shop")

  /// One request: a trace of its own.
  func take(_ order: Order) async {
    await TraceSpan.withRoot("POST /orders") { _ in
      logger.info("order received", metadata: ["order": .stringConvertible(order.number), "item": "\(order.item)"])
      do {
        try TraceSpan.with("reserve") { _ in try reserve(order) }
        logger.notice("order accepted", metadata: ["order": .stringConvertible(order.number)])
      } catch {
        logger.error("order rejected", error: error, metadata: ["order": .stringConvertible(order.number)])
      }
    }
  }

  private func reserve(_ order: Order) throws {
    let stock = LocalSpan.with("look up stock") {
      let stock = ["lamp": 3][order.item, default: 0]
      logger.debug("stock looked up", metadata: ["stock": .stringConvertible(stock)])
      return stock
    }
    if stock == 0 { throw OutOfStock(item: order.item) }
  }
}

struct OutOfStock: Error, CustomStringConvertible {
  var item: String
  var description: String { "there is no \(item) left" }
}
