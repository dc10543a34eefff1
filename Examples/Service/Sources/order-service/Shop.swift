import Fastrace
import Hummingbird
import Logging

/// What the service does, and says.
struct Shop {
  private let logger = Logger(label: "shop")

  func order(_ item: String) async throws -> String {
    logger.info("order received", metadata: ["item": "\(item)"])
    let stock = TraceSpan.with("look up stock") { _ in
      let stock = ["lamp": 3][item, default: 0]
      logger.debug("stock looked up", metadata: ["stock": .stringConvertible(stock)])
      return stock
    }
    guard stock > 0 else {
      logger.error("order rejected", error: OutOfStock(item: item), metadata: ["item": "\(item)"])
      throw HTTPError(.conflict, message: "there is no \(item) left")
    }
    logger.notice("order accepted", metadata: ["item": "\(item)"])
    return "\(item) is yours\n"
  }
}

struct OutOfStock: Error, CustomStringConvertible {
  var item: String
  var description: String { "there is no \(item) left" }
}
