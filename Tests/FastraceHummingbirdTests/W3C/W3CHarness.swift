#if Hummingbird && AsyncHTTPClient
  import AsyncHTTPClient
  import Fastrace
  import HTTPTesting
  import NIOCore
  import NIOHTTP1
  import Synchronization
  import Testing
  import W3CService

  /// Both ends of the service: sends it an order with headers of our choice, and takes the requests that it makes.
  struct W3CHarness: Sendable {
    typealias Line = (name: String, value: String)

    /// The headers of the requests that the service makes when it is called with these.
    ///
    /// - Parameter count: How many requests it is told to make.
    static func outgoing(_ lines: [Line], count: Int = 1) async throws -> [HTTPHeaders] {
      let received = Mutex<[HTTPHeaders]>([])
      return try await withService { service in
        try await TestServer.run({ request, responder in
          received.withLock { $0.append(request.head.headers) }
          #expect(String(buffer: request.body) == "[]")
          try await responder.send(body: "null")
        }) { callback in
          var request = HTTPClientRequest(url: "http://127.0.0.1:\(service)/test")
          request.method = .POST
          for line in lines { request.headers.add(name: line.name, value: line.value) }
          let orders = (0..<count).map { #"{"url": "\#(callback.url("/\($0)"))", "arguments": []}"# }
          request.body = .bytes(ByteBuffer(string: "[\(orders.joined(separator: ","))]"))
          let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
          #expect(response.status == .ok)
          _ = try await response.body.collect(upTo: 1000)
        }
        let headers = received.withLock { $0 }
        try #require(headers.count == count)
        return headers
      }
    }

    /// The context that the service sends on; there is exactly one.
    static func context(_ lines: [Line]) async throws -> SpanContext {
      let headers = try await outgoing(lines)[0]
      let parents = headers["traceparent"]
      try #require(parents.count == 1)
      #expect(parents[0].wholeMatch(of: /00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}/) != nil)
      return try #require(SpanContext(traceparent: parents[0], tracestate: headers["tracestate"]))
    }

    private static func withService<Result: Sendable>(
      _ body: @escaping @Sendable (_ port: Int) async throws -> Result
    ) async throws -> Result {
      let (ports, port) = AsyncStream<Int>.makeStream()
      return try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask {
          defer { port.finish() }
          try await W3CService().run(port: 0) { port.yield($0) }
          return nil
        }
        defer { group.cancelAll() }
        for await port in ports { return try await body(port) }
        throw CancellationError()
      }
    }
  }
#endif
