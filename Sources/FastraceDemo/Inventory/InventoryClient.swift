#if Viewer
  import AsyncHTTPClient
  import FastraceAsyncHTTPClient
  import Foundation
  import NIOCore
  import NIOFoundationCompat
  import NIOHTTP1

  /// Asks the inventory over HTTP.
  struct InventoryClient: Sendable {
    private let url: String
    private let client = HTTPClient.shared

    init(port: Int) { url = "http://127.0.0.1:\(port)" }

    func item(_ name: String) async throws -> Item { try await send("GET", "/items/\(name)") }

    func demand() async throws -> Demand { try await send("GET", "/demand") }

    func reserve(_ order: Reservation) async throws -> ReservedItem {
      try await send("POST", "/reservations", try JSONEncoder().encode(order))
    }

    private func send<Answer: Decodable>(_ method: String, _ path: String, _ body: Data? = nil) async throws -> Answer {
      var request = HTTPClientRequest(url: url + path)
      request.method = .init(rawValue: method)
      if let body {
        request.headers.add(name: "content-type", value: "application/json")
        request.body = .bytes(ByteBuffer(bytes: body))
      }
      let response = try await client.tracedExecute(request, timeout: .seconds(10))
      let answer = try await response.body.collect(upTo: 1 << 20)
      guard response.status == .ok else {
        throw UpstreamError(service: .inventory, status: Int(response.status.code), message: String(buffer: answer))
      }
      return try JSONDecoder().decode(Answer.self, from: Data(answer.readableBytesView))
    }
  }
#endif
