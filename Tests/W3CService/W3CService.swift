/// The service that the test harness of W3C Trace Context talks to (github.com/w3c/trace-context, folder test).
///
///     scripts/w3c-service 5000
@main struct W3CServiceCommand {
  static func main() async throws {
    #if Hummingbird && AsyncHTTPClient
      guard CommandLine.arguments.count == 2, let port = Int(CommandLine.arguments[1]) else {
        return print("usage: W3CService PORT")
      }
      try await W3CService().run(port: port) { print("listening on http://127.0.0.1:\($0)/test") }
    #else
      print("W3CService needs the traits Enable, Hummingbird and AsyncHTTPClient.")
    #endif
  }
}

#if Hummingbird && AsyncHTTPClient
  internal import AsyncHTTPClient
  internal import Fastrace
  internal import FastraceAsyncHTTPClient
  internal import FastraceHummingbird
  internal import Hummingbird
  internal import Logging
  internal import NIOCore
  internal import NIOHTTP1

  /// Takes orders to send requests, and sends them with the context that it got.
  package struct W3CService: Sendable {
    package init() {}

    /// Serves `POST /test` on the loopback interface until the task is cancelled.
    ///
    /// - Parameters:
    ///   - port: Where to listen; 0 for any port that is free.
    ///   - onListening: Called with the port.
    package func run(port: Int, onListening: @escaping @Sendable (Int) -> Void) async throws {
      // Context is sent along only while there is somebody to report to.
      Fastrace.addReporter(DiscardingReporter.shared)
      let client = TracedHTTPClient()
      var logger = Logger(label: "w3c-service")
      logger.logLevel = .error
      let application = Application(
        router: router(client), configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
        onServerRunning: { onListening($0.localAddress?.port ?? port) }, logger: logger)
      do {
        try await application.run()
      } catch {
        try await client.shutdown()
        throw error
      }
      try await client.shutdown()
    }

    private func router(_ client: TracedHTTPClient) -> Router<BasicRequestContext> {
      let router = Router()
      router.add(middleware: FastraceMiddleware())
      router.post("test") { request, context in
        for order in try await request.decode(as: [Order].self, context: context) {
          try await TraceSpan.with("call") { try await send(order, client) }
        }
        return HTTPResponse.Status.ok
      }
      return router
    }

    private func send(_ order: Order, _ client: TracedHTTPClient) async throws {
      var request = HTTPClientRequest(url: order.url)
      request.method = .POST
      request.headers.add(name: "content-type", value: "application/json")
      request.body = .bytes(ByteBuffer(string: order.arguments.text))
      let response = try await client.execute(request, timeout: .seconds(5))
      _ = try await response.body.collect(upTo: 1 << 20)
    }
  }

  /// One request that is to be sent, and what its receiver is to send.
  private struct Order: Decodable {
    let url: String
    let arguments: JSONValue
  }

  /// Somebody who wants no spans.
  private final class DiscardingReporter: SpanReporter {
    static let shared = DiscardingReporter()
    func report(_ spans: SpanBatch) async throws {}
  }
#endif
