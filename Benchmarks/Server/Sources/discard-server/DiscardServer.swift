internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// Takes any request on a free port of the loopback interface, which it prints, and answers it with nothing.
@main struct DiscardServer {
  static func main() async throws {
    let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup(numberOfThreads: 1))
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(DiscardHandler())
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    // The pipe is closed at the end of the comparison, and with it this process.
    Output.line("\(listener.localAddress?.port ?? 0)")
    _ = readLine()
  }
}

private final class DiscardHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .end = unwrapInboundIn(data) else { return }
    let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: ["content-length": "0"])
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }
}
