#if DistributedTracing && Hummingbird && AsyncHTTPClient
  import AsyncHTTPClient
  import Fastrace
  import FastraceAsyncHTTPClient
  import FastraceDistributedTracing
  import FastraceTesting
  import Hummingbird
  import NIOCore
  import Testing
  import Tracing

  /// Instrumentation that other packages bring, over real connections.
  @Suite(.enabled(if: TestTrace.isAvailable)) struct ThirdPartyTests {
    private let tracer = FastraceTracer()

    private var client: HTTPClient {
      var configuration = HTTPClient.Configuration()
      configuration.tracing.tracer = tracer
      return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    private func router(_ client: HTTPClient) -> Router<BasicRequestContext> {
      let router = Router()
      router.middlewares.add(TracingMiddleware())
      router.get("outer/:port") { _, context in
        let port = try context.parameters.require("port", as: Int.self)
        LocalSpan.with("before") {}
        return try await TraceSpan.with("native") { try await get("inner", client, port) }
      }
      router.get("inner") { _, _ in
        TraceSpan.current.setProperty("native", true)
        return await withSpan("work") { _ in
          await Task.yield()
          LocalSpan.with("local") {}
          return "done"
        }
      }
      router.get("broken") { _, _ -> String in throw HTTPError(.internalServerError) }
      return router
    }

    private func get(_ path: String, _ client: HTTPClient, _ port: Int) async throws -> String {
      let request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/\(path)")
      let body = try await client.execute(request, timeout: .seconds(60)).body.collect(upTo: 1 << 20)
      return String(buffer: body)
    }

    /// Records what `body` does with a client and a server that is not a part of the trace, until both are shut down.
    private func served(_ body: @escaping @Sendable (HTTPClient, _ port: Int) async throws -> Void) async throws
      -> TestTrace
    {
      let client = client
      let (ports, running) = AsyncStream.makeStream(of: Int.self)
      let application = Application(
        router: router(client), configuration: .init(address: .hostname("127.0.0.1", port: 0)),
        onServerRunning: { channel in running.yield(channel.localAddress?.port ?? 0) })
      let server = Task { [tracer] in try await withTracer(tracer) { try await application.run() } }
      let port = try #require(await ports.first { _ in true })
      return try await trace(tracer) {
        try await body(client, port)
        server.cancel()
        _ = await server.result
        try await client.shutdown()
      }
    }

    @Test func aRequestThroughTwoServersIsOneTrace() async throws {
      let trace = try await served { client, port in
        let body = try await get("outer/\(port)", client, port)
        #expect(body == "done")
      }
      #expect(trace.text == "test(GET(/outer/{port}(before native(GET(/inner(work(local)))))))")
      let inner = try trace.named("/inner")
      #expect(inner.kind == .server)
      #expect(inner.isParentRemote)
      #expect(inner[property: "http.response.status_code"] == 200)
      #expect(inner[property: "native"] == true)
      #expect(trace.spans(named: "GET").allSatisfy { $0.kind == .client })
    }

    /// The client has a tracer, which adds its context to the headers: one more line would be one too many.
    @Test func aTracedRequestOfSuchAClientIsInTheTraceToo() async throws {
      let trace = try await served { client, port in
        let request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/inner")
        let response = try await client.tracedExecute(request, timeout: .seconds(60))
        #expect(String(buffer: try await response.body.collect(upTo: 1 << 20)) == "done")
      }
      #expect(trace.text == "test(GET(GET(/inner(work(local)))))")
    }

    @Test func aFailedRequestHasItsError() async throws {
      let trace = try await served { client, port in _ = try await get("broken", client, port) }
      let span = try trace.named("/broken")
      #expect(span.status.isError)
      #expect(span[property: "http.response.status_code"] == 500)
      #expect(span.events.map(\.name) == ["exception"])
    }
  }
#endif
