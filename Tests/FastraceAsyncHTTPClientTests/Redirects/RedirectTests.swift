#if AsyncHTTPClient
  import AsyncHTTPClient
  import Fastrace
  import FastraceAsyncHTTPClient
  import FastraceTesting
  import HTTPTesting
  import NIOCore
  import NIOHTTP1
  import Testing

  @Suite(.enabled(if: TestTrace.isAvailable)) struct RedirectTests {
    @Test func aSpanForEachHop() async throws {
      let client = TracedHTTPClient()
      let trace = try await RecordedTrace.collect(spans: 4) {
        try await TestServer.run({ request, responder in
          guard let hop = Int(request.head.uri.dropFirst()), hop > 0 else {
            return try await responder.send(body: request.head.headers.first(name: "traceparent") ?? "")
          }
          try await responder.send(.found, ["location": "\(hop - 1)"])
        }) { server in
          let response = try await client.execute(HTTPClientRequest(url: server.url("/2")), timeout: .seconds(30))
          #expect(response.history.map(\.request.url) == [server.url("/2"), server.url("/1"), server.url("/0")])
          #expect(response.history.map(\.responseHead.status) == [.found, .found, .ok])
          let parent = try await String(buffer: response.body.collect(upTo: 100))
          #expect(SpanContext(traceparent: parent)?.traceID == TraceSpan.current.context?.traceID)
        }
      }
      try await client.shutdown()
      let hops = try trace.expectSpans(named: "GET", count: 3)
      #expect(hops.map { $0[property: "http.request.resend_count"] } == [nil, 1, 2])
      #expect(hops.map { $0[property: "http.response.status_code"] } == [302, 302, 200])
      #expect(hops.allSatisfy { $0.status == .unset && trace.parent(of: $0)?.name == "test" })
      try trace.expectNoOrphans()
    }

    @Test func eventsWhereTheClientFollows() async throws {
      let trace = try await RecordedTrace.collect(spans: 2) {
        try await TestServer.run({ request, responder in
          if request.head.uri == "/a" { return try await responder.send(.found, ["location": "/b?token=1"]) }
          try await responder.send(body: "there")
        }) { server in
          let body = try await get(server, "/a")
          #expect(body == "there")
        }
      }
      let span = try trace.expectSpan(named: "GET", properties: ["http.response.status_code": 200])
      #expect(span.events.map(\.name) == ["redirect"])
      #expect(
        span.events.first?.properties == [
          Property("http.response.status_code", 302),
          Property("http.response.header.location", ["/b?token=REDACTED"]),
        ])
    }

    @Test func eventsAreRedactedAsTheURLIs() async throws {
      var tracing = AsyncHTTPClientTracing()
      tracing.redaction = .standard.adding("customer")
      tracing.responseHeaders = ["Location"]
      let trace = try await RecordedTrace.collect(spans: 2) {
        try await TestServer.run({ request, responder in
          if request.head.uri == "/a" { return try await responder.send(.found, ["location": "/b?customer=7"]) }
          try await responder.send(.ok, ["location": "/c?customer=8"])
        }) { [tracing] server in
          let request = HTTPClientRequest(url: server.url("/a"))
          _ = try await HTTPClient.shared.tracedExecute(request, timeout: .seconds(30), tracing: tracing)
            .body.collect(upTo: 100)
        }
      }
      let span = try trace.expectSpan(
        named: "GET", properties: ["http.response.header.location": ["/c?customer=REDACTED"]])
      #expect(span.events.first?.properties.last?.value == ["/b?customer=REDACTED"])
    }

    @Test func limits() async throws {
      var configuration = HTTPClient.Configuration()
      configuration.redirectConfiguration = .follow(max: 2, allowCycles: true)
      try await expectError(.redirectLimitReached, configuration, hops: 3)
      configuration.redirectConfiguration = .follow(max: 2, allowCycles: false)
      try await expectError(.redirectCycleDetected, configuration, hops: 1)
    }

    /// Every redirect leads to the same place.
    private func expectError(
      _ error: HTTPClientError, _ configuration: HTTPClient.Configuration, hops: Int
    ) async throws {
      let client = TracedHTTPClient(configuration: configuration)
      let trace = try await RecordedTrace.collect(spans: 1 + hops) {
        try await TestServer.run({ _, responder in try await responder.send(.found, ["location": "/"]) }) { server in
          _ = await #expect(throws: error) {
            try await client.execute(HTTPClientRequest(url: server.url()), timeout: .seconds(30))
          }
        }
      }
      try await client.shutdown()
      let spans = try trace.expectSpans(named: "GET", count: hops)
      #expect(spans.last?[property: "error.type"] == .string(error.shortDescription))
    }

    @Test func doesNotFollowWhenTheConfigurationForbidsIt() async throws {
      var configuration = HTTPClient.Configuration()
      configuration.redirectConfiguration = .disallow
      let client = TracedHTTPClient(configuration: configuration)
      let trace = try await RecordedTrace.collect(spans: 2) {
        try await TestServer.run({ _, responder in try await responder.send(.found, ["location": "/"]) }) { server in
          let response = try await client.execute(HTTPClientRequest(url: server.url()), timeout: .seconds(30))
          #expect(response.status == .found)
        }
      }
      try await client.shutdown()
      try trace.expectSpan(named: "GET", status: .unset, properties: ["http.response.status_code": 302])
    }
  }
#endif
