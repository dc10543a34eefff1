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
      _ handler: @escaping Handler, _ body: @Sendable (TestServer) async throws -> Result
    ) async throws -> Result {
      let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.configureHTTPServerPipeline()
            try channel.pipeline.syncOperations.addHandler(RequestReader(handler))
          }
        }
        .bind(host: "127.0.0.1", port: 0).get()
      do {
        let result = try await body(TestServer(port: listener.localAddress?.port ?? 0))
        try await listener.close()
        return result
      } catch {
        try await listener.close()
        throw error
      }
    }
  }

  /// Gives whole requests to the handler; what it throws ends the connection.
  private final class RequestReader: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart

    private let handler: TestServer.Handler
    private var request: TestRequest?

    init(_ handler: @escaping TestServer.Handler) { self.handler = handler }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head(let head): request = TestRequest(head: head)
      case .body(let bytes): request?.body.writeImmutableBuffer(bytes)
      case .end:
        guard let request else { return }
        let (handler, channel) = (handler, context.channel)
        Task {
          do { try await handler(request, TestResponder(channel: channel)) } catch { channel.close(promise: nil) }
        }
      }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
  }

  /// A request as it was received.
  package struct TestRequest: Sendable {
    package var head: HTTPRequestHead
    package var body = ByteBuffer()

    init(head: HTTPRequestHead) { self.head = head }
  }

  /// The way back to the client.
  package struct TestResponder: Sendable {
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
      try await write(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers)))
    }

    package func part(_ text: String) async throws { try await write(.body(.byteBuffer(ByteBuffer(string: text)))) }

    package func end() async throws { try await write(.end(nil)) }

    private func write(_ part: HTTPServerResponsePart) async throws { try await channel.writeAndFlush(part).get() }

    /// Closes the connection, whatever the client still expects.
    package func hangUp() async throws { try await channel.close() }

    /// Waits until the client has closed the connection.
    package func waitForClose() async throws { try await channel.closeFuture.get() }
  }
#endif
