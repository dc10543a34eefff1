#if Hummingbird
  import AsyncHTTPClient
  import Hummingbird
  import Logging
  import NIOCore
  import NIOHTTP1

  /// A Hummingbird server on the loopback interface.
  struct RunningServer: Sendable {
    let port: Int

    func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

    /// Runs a server for as long as `body` runs.
    static func run<Context: RequestContext & InitializableFromSource<ApplicationRequestContextSource>>(
      _ router: Router<Context>, _ body: @escaping @Sendable (RunningServer) async throws -> Void
    ) async throws {
      let (ports, port) = AsyncStream<Int>.makeStream()
      var logger = Logger(label: "test")
      logger.logLevel = .critical
      let application = Application(
        router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
        onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) }, logger: logger)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          // Also when the server does not start.
          defer { port.finish() }
          try await application.run()
        }
        var hasRun = false
        for await port in ports {
          try await body(RunningServer(port: port))
          hasRun = true
          break
        }
        group.cancelAll()
        do { try await group.waitForAll() } catch { if !hasRun { throw error } }
      }
    }

    /// Sends a request without any tracing, and reads the whole answer.
    @discardableResult
    func send(
      _ method: String = "GET", _ path: String = "/", headers: [(String, String)] = [],
      body: HTTPClientRequest.Body? = nil
    ) async throws -> (status: UInt, body: String) {
      var request = HTTPClientRequest(url: url(path))
      request.method = .init(rawValue: method)
      for (name, value) in headers { request.headers.add(name: name, value: value) }
      request.body = body
      let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
      return (response.status.code, try await String(buffer: response.body.collect(upTo: 1 << 24)))
    }
  }
#endif
