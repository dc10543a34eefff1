#if Viewer
  import AsyncHTTPClient
  @testable import FastraceViewer
  import Foundation
  import NIOCore
  import NIOHTTP1
  import Testing

  /// A viewer on free ports of loopback, and a client for it.
  struct TestServer: Sendable {
    let addresses: ViewerAddresses
    let store: TraceStore
    let hub: LiveHub

    /// Shows what was sent: nothing is decompressed on the way.
    static let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: .init())

    struct Answer: Sendable {
      var status: Int
      var headers: HTTPHeaders
      var body: [UInt8]

      var text: String { String(decoding: body, as: UTF8.self) }

      func json() throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any])
      }
    }

    /// Runs a viewer for as long as `body` takes.
    static func with<Result: Sendable>(
      _ options: ViewerOptions = ViewerOptions(), _ body: @escaping @Sendable (TestServer) async throws -> Result
    ) async throws -> Result {
      var options = options
      options.port = 0
      options.grpcPort = 0
      options.jaegerPort = 0
      let server = try ViewerServer(options)
      let (addresses, continuation) = AsyncStream.makeStream(of: ViewerAddresses.self)
      return try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask {
          defer { continuation.finish() }
          try await server.run { continuation.yield($0) }
          return nil
        }
        group.addTask {
          for await addresses in addresses {
            return try await body(TestServer(addresses: addresses, store: server.store, hub: server.hub))
          }
          throw StoreFailure("the server ended before it listened")
        }
        defer { group.cancelAll() }
        while let result = try await group.next() { if let result { return result } }
        throw StoreFailure("the server ended")
      }
    }

    func request(
      _ method: HTTPMethod, _ path: String, _ headers: HTTPHeaders = [:], body: [UInt8]? = nil
    ) async throws -> Answer {
      var request = HTTPClientRequest(url: addresses.url + path)
      request.method = method
      request.headers = headers
      if let body { request.body = .bytes(body) }
      let response = try await Self.client.execute(request, timeout: .seconds(120))
      let bytes = try await response.body.collect(upTo: 1 << 28)
      return Answer(status: Int(response.status.code), headers: response.headers, body: Array(bytes.readableBytesView))
    }

    func get(_ path: String) async throws -> Answer { try await request(.GET, path) }

    func export(
      _ body: [UInt8], type: String = "application/x-protobuf", encoding: String? = nil, _ signal: Signal = .traces
    ) async throws -> Answer {
      var headers: HTTPHeaders = ["content-type": type]
      if let encoding { headers.add(name: "content-encoding", value: encoding) }
      return try await request(.POST, "/v1/\(signal)", headers, body: body)
    }
  }

  /// Waits for a condition with a generous limit.
  func eventually(_ what: String, _ condition: () async throws -> Bool) async throws {
    for _ in 0..<2_000 {
      if try await condition() { return }
      try await Task.sleep(for: .milliseconds(20))
    }
    Issue.record("\(what) did not come about")
  }
#endif
