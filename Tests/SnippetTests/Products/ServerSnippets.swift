#if Hummingbird && AsyncHTTPClient
  import AsyncHTTPClient
  import Fastrace
  import FastraceAsyncHTTPClient
  import FastraceHummingbird
  import FastraceTesting
  import Hummingbird
  import Logging
  import Testing

  @Suite(.recorder, .traced) struct ServerSnippets {
    @Test func aRequestIsOneTrace() async throws {
      // snippet: hummingbird
      let router = Router()
      router.add(middleware: FastraceMiddleware())
      router.get("users/{id}") { _, context in
        LocalSpan.with("find user") { "user \(context.parameters.get("id") ?? "")" }
      }
      // end
      let (ports, port) = AsyncStream<Int>.makeStream()
      var logger = Logger(label: "server")
      logger.logLevel = .critical
      let application = Application(
        router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
        onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) }, logger: logger)
      let reporter = InMemoryReporter()
      Fastrace.setReporter(reporter)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await application.run() }
        for await port in ports {
          let url = "http://127.0.0.1:\(port)/users/42"
          // snippet: async-http-client
          let client = TracedHTTPClient()
          let user = try await TraceSpan.withRoot("load user") { _ in
            let response = try await client.execute(HTTPClientRequest(url: url), timeout: .seconds(5))
            return try await String(buffer: response.body.collect(upTo: 1 << 20))
          }
          try await client.shutdown()
          // end
          #expect(user == "user 42")
          break
        }
        group.cancelAll()
        try? await group.waitForAll()
      }
      // The server's span ends when the last byte is written, which may be after the client has read it.
      try TestTrace(await reporter.waitForSpans(count: 4)).expectTree(
        """
        load user
          GET [client]
            GET /users/{id} [server]
              find user
        """, showing: .kinds)
    }
  }
#endif
