#if HTTPTypes || Hummingbird || AsyncHTTPClient
  package import NIOCore
  package import NIOHTTP1
  internal import NIOPosix

  /// A server on the loopback interface whose answers a test writes byte by byte, made of SwiftNIO alone.
  package struct TestServer: Sendable {
    /// Answers one request.
    package typealias Handler = @Sendable (TestRequest, TestResponder) async throws -> Void

    /// Where it listens.
    package let port: Int

    package init(port: Int) { self.port = port }

    /// The URL of a path.
    package func url(_ path: String = "/", host: String = "127.0.0.1") -> String { "http://\(host):\(port)\(path)" }

    /// Runs a server for as long as `body` runs.
    package static func run<Result: Sendable>(
      _ handler: @escaping Handler, _ body: @escaping @Sendable (TestServer) async throws -> Result
    ) async throws -> Result {
      let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelOption(.allowRemoteHalfClosure, value: true)
        .bind(host: "127.0.0.1", port: 0) { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.configureHTTPServerPipeline()
            return try Connection(wrappingChannelSynchronously: channel)
          }
        }
      let server = TestServer(port: listener.channel.localAddress?.port ?? 0)
      return try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask {
          await serve(listener, handler)
          return nil
        }
        group.addTask { try await body(server) }
        defer { group.cancelAll() }
        while let result = try await group.next() {
          if let result { return result }
        }
        throw CancellationError()
      }
    }

    typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPPart<HTTPResponseHead, ByteBuffer>>

    private static func serve(_ listener: NIOAsyncChannel<Connection, Never>, _ handler: @escaping Handler) async {
      try? await listener.executeThenClose { connections in
        try await withThrowingDiscardingTaskGroup { group in
          for try await connection in connections {
            group.addTask { try? await converse(connection, handler) }
          }
        }
      }
    }

    private static func converse(_ connection: Connection, _ handler: Handler) async throws {
      try await connection.executeThenClose { inbound, outbound in
        var request: TestRequest?
        for try await part in inbound {
          switch part {
          case .head(let head): request = TestRequest(head: head)
          case .body(let bytes): request?.body.writeImmutableBuffer(bytes)
          case .end:
            guard let complete = request else { return }
            try await handler(complete, TestResponder(outbound: outbound, channel: connection.channel))
          }
        }
      }
    }
  }

  /// A request as it was received.
  package struct TestRequest: Sendable {
    package var head: HTTPRequestHead
    package var body = ByteBuffer()

    init(head: HTTPRequestHead) { self.head = head }
  }

  /// The way back to the client.
  package struct TestResponder: Sendable {
    let outbound: NIOAsyncChannelOutboundWriter<HTTPPart<HTTPResponseHead, ByteBuffer>>
    let channel: any Channel

    /// Where the server listens.
    package var localPort: Int { channel.localAddress?.port ?? 0 }

    /// Sends a whole response.
    package func send(_ status: HTTPResponseStatus = .ok, _ headers: HTTPHeaders = [:], body: String = "") async throws
    {
      var headers = headers
      headers.replaceOrAdd(name: "content-length", value: String(body.utf8.count))
      try await head(status, headers)
      if !body.isEmpty { try await part(body) }
      try await end()
    }

    package func head(_ status: HTTPResponseStatus = .ok, _ headers: HTTPHeaders = [:]) async throws {
      try await outbound.write(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers)))
    }

    package func part(_ text: String) async throws { try await outbound.write(.body(ByteBuffer(string: text))) }

    package func end() async throws { try await outbound.write(.end(nil)) }

    /// Closes the connection, whatever the client still expects.
    package func hangUp() async throws { try await channel.close() }

    /// Waits until the client has closed the connection.
    package func waitForClose() async throws { try await channel.closeFuture.get() }
  }
#endif
