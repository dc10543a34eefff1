#if AsyncHTTPClient
  import AsyncHTTPClient
  import Fastrace
  import FastraceAsyncHTTPClient
  import FastraceTesting
  import HTTPTesting
  import NIOCore
  import NIOHTTP1
  import Synchronization
  import Testing

  /// What a server sees of redirected requests is what async-http-client would have sent.
  @Suite(.enabled(if: TestTrace.isAvailable)) struct RedirectRuleTests {
    enum Body: CaseIterable, Sendable { case none, memory, stream }

    struct Case: Sendable, CustomTestStringConvertible {
      var status: Int
      var method: HTTPMethod
      var body: Body
      var retains: Bool
      var testDescription: String { "\(status) \(method) \(body) \(retains)" }
    }

    static let cases: [Case] =
      [301, 302, 303, 307, 308, 304, 300].flatMap { status in
        [
          (HTTPMethod.GET, Body.none), (.HEAD, .none), (.POST, .memory), (.POST, .stream), (.PUT, .memory),
          (.PUT, .stream),
        ]
        .map { Case(status: status, method: $0.0, body: $0.1, retains: status == 301) }
      } + [Case(status: 301, method: .POST, body: .memory, retains: false)]

    @Test(arguments: cases) func followsTheSameRules(_ example: Case) async throws {
      try await compare(example, location: { server in "/b?c=d" })
    }

    @Test(arguments: [
      "http://localhost:PORT/b", "//localhost:PORT/b", "ftp://127.0.0.1/b", "unix:///b", "b/../c", "?x=y", "",
      "http://[", "%",
    ])
    func goesToTheSamePlaces(_ location: String) async throws {
      let example = Case(status: 302, method: .GET, body: .none, retains: false)
      try await compare(example) { location.replacing("PORT", with: String($0.port)) }
    }

    private func compare(_ example: Case, location: @escaping @Sendable (TestServer) -> String) async throws {
      var configuration = HTTPClient.Configuration()
      configuration.redirectConfiguration = .follow(
        configuration: .init(
          max: 3, allowCycles: true, retainHTTPMethodAndBodyOn301: example.retains,
          retainHTTPMethodAndBodyOn302: example.retains))
      let theirs = HTTPClient(configuration: configuration)
      let ours = TracedHTTPClient(configuration: configuration)
      let expected = try await seen(example, location) { try await theirs.execute($0, timeout: .seconds(30)) }
      let actual = try await seen(example, location) { request in
        RecordedTrace.install()
        return try await TraceSpan.withRoot("root") { _ in try await ours.execute(request, timeout: .seconds(30)) }
      }
      #expect(actual == expected)
      try await theirs.shutdown()
      try await ours.shutdown()
    }

    /// All requests that the server gets, without what is different each time, and the last status.
    private func seen(
      _ example: Case, _ location: @escaping @Sendable (TestServer) -> String,
      _ send: @escaping @Sendable (HTTPClientRequest) async throws -> HTTPClientResponse
    ) async throws -> [String] {
      let requests = RequestLog()
      return try await TestServer.run({ request, responder in
        requests.add(request)
        guard request.head.uri == "/a/start" else { return try await responder.send(body: "end") }
        let port = responder.localPort
        try await responder.send(
          HTTPResponseStatus(statusCode: example.status), ["location": location(TestServer(port: port))])
      }) { server in
        let response = try await send(Self.request(example, to: server))
        _ = try await response.body.collect(upTo: 1000)
        return requests.lines.map { $0.replacing(String(server.port), with: "PORT") } + ["\(response.status.code)"]
      }
    }

    private static func request(_ example: Case, to server: TestServer) -> HTTPClientRequest {
      var request = HTTPClientRequest(url: server.url("/a/start"))
      request.method = example.method
      for name in ["origin", "cookie", "authorization", "proxy-authorization", "content-type", "x-other"] {
        request.headers.add(name: name, value: "value")
      }
      switch example.body {
      case .none: break
      case .memory: request.body = .bytes(ByteBuffer(string: "body"))
      case .stream:
        let parts = AsyncStream<ByteBuffer> { stream in
          stream.yield(ByteBuffer(string: "body"))
          stream.finish()
        }
        request.body = .stream(parts, length: .known(Int64(4)))
      }
      return request
    }
  }

  private final class RequestLog: Sendable {
    private let requests = Mutex<[String]>([])
    var lines: [String] { requests.withLock { $0 } }

    func add(_ request: TestRequest) {
      let headers = request.head.headers.filter { !["traceparent", "connection"].contains($0.name.lowercased()) }
      let lines = headers.map { "\($0.name.lowercased()): \($0.value)" }.sorted()
      requests.withLock {
        $0.append("\(request.head.method) \(request.head.uri) \(lines) \(String(buffer: request.body))")
      }
    }
  }
#endif
