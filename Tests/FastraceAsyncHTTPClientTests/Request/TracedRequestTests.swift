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
  import Tracing

  @Suite(.enabled(if: TestTrace.isAvailable)) struct TracedRequestTests {
    @Test func recordsARequest() async throws {
      let trace = try await RecordedTrace.collect(spans: 2) {
        try await TestServer.run({ _, responder in try await responder.send(body: "hello") }) { server in
          var request = HTTPClientRequest(url: "http://me:mine@127.0.0.1:\(server.port)/a?token=abc&page=1")
          request.method = .POST
          let response = try await HTTPClient.shared.tracedExecute(request, timeout: .seconds(30))
          #expect(try await String(buffer: response.body.collect(upTo: 100)) == "hello")
        }
      }
      let port = try #require(trace.spans(named: "POST").first?[property: "server.port"])
      try trace.expectTree(
        """
        test
          POST [client] {http.request.method=POST, http.response.status_code=200, network.protocol.version="1.1", \
        server.address=127.0.0.1, server.port=\(port), \
        url.full="http://REDACTED:REDACTED@127.0.0.1:\(port)/a?token=REDACTED&page=1"}
        """)
    }

    @Test func replacesHeaders() async throws {
      let state = try #require(TraceState(headerValue: "vendor=1"))
      let parent = SpanContext(traceID: .random(), spanID: .random(), isRemote: true, traceState: state)
      RecordedTrace.install()
      let headers = try await TestServer.echo { server in
        var request = HTTPClientRequest(url: server.url())
        for name in ["traceparent", "Traceparent", "TraceState", "baggage"] {
          request.headers.add(name: name, value: "something=else")
        }
        let baggage = Baggage(headerLines: ["user=42"])
        return try await TraceSpan.beginRoot("root", context: parent).run { [request] _ in
          try await Baggage.$current.withValue(baggage) {
            let response = try await HTTPClient.shared.tracedExecute(request, timeout: .seconds(30))
            return try await String(buffer: response.body.collect(upTo: 1000))
          }
        }
      }
      let trace = try await RecordedTrace.trace(parent.traceID, spans: 2)
      let client = try trace.expectSpan(named: "GET", under: "root", kind: .client)
      #expect(
        headers == """
          baggage: user=42
          traceparent: 00-\(parent.traceID)-\(client.spanID)-01
          tracestate: vendor=1
          """)
    }

    @Test func unsampledTracesGoOn() async throws {
      let parent = SpanContext(traceID: .random(), spanID: .random(), isSampled: false, isRemote: true)
      let headers = try await TestServer.echo { server in
        try await TraceSpan.beginRoot("root", context: parent).run { _ in try await get(server) }
      }
      let value = try #require(headers.split(separator: " ").last)
      let context = try #require(SpanContext(traceparent: String(value)))
      #expect(context.traceID == parent.traceID && !context.isSampled)
    }

    @Test func nothingWhereNothingIsCurrent() async throws {
      #expect(try await TestServer.echo { server in try await get(server) } == "")
    }

    @Test func aFilteredRequestTakesTheTraceAlong() async throws {
      var tracing = AsyncHTTPClientTracing()
      tracing.filter = { !$0.url.hasSuffix("/health") }
      let received = Mutex("")
      let trace = try await RecordedTrace.collect(spans: 1) {
        let headers = try await TestServer.echo { [tracing] server in
          let request = HTTPClientRequest(url: server.url("/health"))
          let response = try await HTTPClient.shared.tracedExecute(request, timeout: .seconds(30), tracing: tracing)
          return try await String(buffer: response.body.collect(upTo: 1000))
        }
        #expect(headers == "traceparent: \(TraceSpan.current.context?.traceparent ?? "")")
        received.withLock { $0 = headers }
      }
      try trace.expectTree("test")
    }

    @Test func hooks() async throws {
      var tracing = AsyncHTTPClientTracing()
      tracing.spanName = { "call \($0.method.rawValue)" }
      tracing.onRequest = { request, span in span.setProperty("to", request.headers.first(name: "x-to") ?? "") }
      tracing.onResponse = { response, span in span.setProperty("from", response.headers.first(name: "x-from") ?? "") }
      tracing.injector = { context, request in
        request.headers.add(name: "x-trace", value: context.spanContext?.traceID.description ?? "")
      }
      tracing.requestHeaders = ["X-To"]
      tracing.responseHeaders = ["x-from"]
      let trace = try await RecordedTrace.collect(spans: 2) { [tracing] in
        try await TestServer.run({ request, responder in
          let headers = HTTPHeaders(request.head.headers["x-trace"].map { ("x-from", $0) })
          try await responder.send(.ok, headers)
        }) { server in
          var request = HTTPClientRequest(url: server.url())
          request.headers.add(name: "x-to", value: "there")
          _ = try await HTTPClient.shared.tracedExecute(request, timeout: .seconds(30), tracing: tracing)
        }
      }
      let id = trace.traceID.description
      try trace.expectSpan(
        named: "call GET",
        properties: [
          "to": "there", "from": id, "http.request.header.x-to": ["there"], "http.response.header.x-from": [id],
        ])
    }

    @Test func countsAttemptsOfTheApplication() async throws {
      let trace = try await RecordedTrace.collect(spans: 4) {
        try await TestServer.run({ _, responder in try await responder.send(.serviceUnavailable) }) { server in
          for attempt in 0..<3 {
            _ = try await HTTPClient.shared.tracedExecute(
              HTTPClientRequest(url: server.url()), timeout: .seconds(30), resendCount: attempt)
          }
        }
      }
      let counts = trace.spans(named: "GET").map { $0[property: "http.request.resend_count"] }
      #expect(counts == [nil, 1, 2])
      try trace.expectSpan(
        named: "GET", status: .error, properties: ["http.response.status_code": 503, "error.type": "503"])
    }

    @Test func noSpanBesideOurs() async throws {
      var configuration = HTTPClient.Configuration()
      configuration.tracing.tracer = NoOpTracer()
      let client = TracedHTTPClient(configuration: configuration)
      #expect(client.client.tracer == nil)
      try await client.shutdown()
    }
  }

  func get(_ server: TestServer, _ path: String = "/") async throws -> String {
    let response = try await HTTPClient.shared.tracedExecute(
      HTTPClientRequest(url: server.url(path)), timeout: .seconds(30))
    return try await String(buffer: response.body.collect(upTo: 1000))
  }

  extension TestServer {
    /// Answers with the headers that carry context, sorted.
    static func echo(_ body: @escaping @Sendable (TestServer) async throws -> String) async throws -> String {
      let names = ["traceparent", "tracestate", "baggage"]
      return try await run(
        { request, responder in
          let lines = request.head.headers.filter { names.contains($0.name.lowercased()) }
          let text = lines.map { "\($0.name.lowercased()): \($0.value)" }.sorted().joined(separator: "\n")
          try await responder.send(body: text)
        }, body)
    }
  }
#endif
