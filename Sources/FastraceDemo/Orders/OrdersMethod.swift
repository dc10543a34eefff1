#if Viewer
  import Foundation
  import GRPCCore

  /// The methods of the gRPC service, and the messages that travel as JSON.
  enum OrdersMethod {
    static let service = ServiceDescriptor(fullyQualifiedService: "shop.Orders")
    static let place = MethodDescriptor(service: service, method: "Place")
    static let forecast = MethodDescriptor(service: service, method: "Forecast")
  }

  /// What an order leads to.
  struct PlacedOrder: Codable, Sendable {
    var number: Int64
    var total: Int
  }

  /// Asks what will sell.
  struct ForecastRequest: Codable, Sendable {
    var weeks: Int
  }

  /// What will sell in a week.
  struct ForecastLine: Codable, Sendable {
    var week: Int
    var items: Int
  }

  /// Messages as JSON.
  struct JSONCoder<Message: Codable>: MessageSerializer, MessageDeserializer {
    func serialize<Bytes: GRPCContiguousBytes>(_ message: Message) throws -> Bytes {
      Bytes(try JSONEncoder().encode(message))
    }

    func deserialize<Bytes: GRPCContiguousBytes>(_ bytes: Bytes) throws -> Message {
      try JSONDecoder().decode(Message.self, from: unsafe bytes.withUnsafeBytes { unsafe Data($0) })
    }
  }
#endif
