#if HTTPTypes
  import Fastrace
  import FastraceHTTPTypes
  import FastraceTesting
  import Foundation
  import HTTPTesting
  import HTTPTypes
  import HTTPTypesFoundation
  import NIOHTTP1
  import RecorderTesting
  import Testing

  #if canImport(FoundationNetworking)
    import FoundationNetworking
  #endif

  /// The generic helpers around Foundation's client, and a server that knows nothing of tracing.
  @Suite(.recorder, .enabled(if: TestTrace.isAvailable)) struct OtherClientAndServerTests {
    @Test func oneTraceOnBothSides() async throws {
      let trace = try await RecordedTrace.collect(spans: 4) {
        try await TestServer.run(Self.serve) { server in
          let data = try await get(server, "/users/7?token=abc")
          #expect(String(decoding: data, as: UTF8.self) == "user 7")
        }
      }
      let port = try #require(trace.spans(named: "GET").first?[property: "server.port"])
      try trace.expectTree(
        """
        test
          GET [client] {http.request.method=GET, http.response.status_code=200, server.address=127.0.0.1, \
        server.port=\(port), url.full="http://127.0.0.1:\(port)/users/7?token=REDACTED"}
            GET /users/{id} [server] {http.request.method=GET, http.response.status_code=200, http.route="/users/{id}", \
        network.protocol.version="1.1", server.address=127.0.0.1, server.port=\(port), url.path=/users/7, \
        url.query="token=REDACTED", url.scheme=http}
              load
        """)
      try trace.expectNoOrphans()
    }

    @Test func errorsOfTheServer() async throws {
      let trace = try await RecordedTrace.collect(spans: 3) {
        try await TestServer.run(Self.serve) { server in _ = try await get(server, "/broken") }
      }
      try trace.expectSpan(
        named: "GET /broken", under: "GET", kind: .server, status: .error,
        properties: ["http.response.status_code": 500, "error.type": "FastraceHTTPTests.Broken"])
      try trace.expectSpan(
        named: "GET", kind: .client, status: .error,
        properties: ["http.response.status_code": 500, "error.type": "500"])
    }

    @Test func errorsOfTheClient() async throws {
      let trace = try await RecordedTrace.collect(spans: 2) {
        try await TestServer.run({ _, responder in try await responder.hangUp() }) { server in
          _ = await #expect(throws: URLError.self) { try await get(server, "/") }
        }
      }
      try trace.expectSpan(named: "GET", kind: .client, status: .error)
    }

    @Test func headersForAClientWithoutASpan() async throws {
      let trace = try await RecordedTrace.collect(spans: 3) {
        try await TestServer.run(Self.serve) { server in
          var request = URLRequest(url: try #require(URL(string: server.url("/users/1"))))
          for (name, value) in traceparentHeaders() { request.setValue(value, forHTTPHeaderField: name) }
          _ = try await URLSession.shared.data(for: request)
        }
      }
      try trace.expectSpan(named: "GET /users/{id}", under: "test", kind: .server)
      try trace.expectNoOrphans()
    }

    @Test func unsampledTracesGoOn() async throws {
      let unsampled = SpanContext(traceID: .random(), spanID: .random(), isSampled: false, isRemote: true)
      try await TestServer.run({ request, responder in
        try await responder.send(body: request.head.headers["traceparent"].joined(separator: " and "))
      }) { server in
        let received = try await TraceSpan.beginRoot("unsampled", context: unsampled).makeCurrent {
          try await get(server, "/")
        }
        let context = try #require(SpanContext(traceparent: String(decoding: received, as: UTF8.self)))
        #expect(context.traceID == unsampled.traceID && !context.isSampled)
      }
    }

    @Test func anErrorBehindTheHeadChangesNoStatus() async throws {
      let trace = try await TestTrace.collect {
        let request = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "//admin/users?page=1")
        try? await withServerSpan(for: request) { exchange in
          exchange.respond(HTTPResponse(status: .ok))
          throw Broken()
        }
      }
      try trace.expectSpan(
        named: "GET", status: .error("Broken()"),
        properties: ["http.response.status_code": 200, "url.path": "//admin/users", "url.query": "page=1"])
    }

    /// Whatever the client calls it.
    @Test func aCancelledRequestIsNoError() async throws {
      let trace = try await TestTrace.collect {
        let task = Task {
          try? await withClientSpan(for: HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/")) {
            _, _ in
            while !Task.isCancelled { await Task.yield() }
            throw URLError(.cancelled)
          }
        }
        task.cancel()
        await task.value
      }
      let span = try trace.expectSpan(named: "GET", status: .unset)
      #expect(span.events.map(\.name) == ["cancelled"])
    }

    /// Foundation's errors repeat the URL.
    @Test func anErrorHidesWhatTheURLHides() async throws {
      let trace = try await TestTrace.collect {
        let request = HTTPRequest(method: .get, scheme: "http", authority: "127.0.0.1:1", path: "/?token=hunter2")
        try? await withClientSpan(for: request) { request, _ in _ = try await URLSession.shared.data(for: request) }
      }
      let span = try #require(trace.spans(named: "GET").first)
      #expect(span.status.isError)
      #expect(!"\(span.events) \(span.status) \(span.properties)".contains("hunter2"))
    }

    private func get(_ server: TestServer, _ path: String) async throws -> Data {
      let url = try #require(URL(string: server.url(path)))
      return try await withClientSpan(for: HTTPRequest(method: .get, url: url)) { request, exchange in
        let (data, response) = try await URLSession.shared.data(for: request)
        exchange.respond(response)
        return data
      }
    }

    private static let serve: TestServer.Handler = { received, responder in
      let request = HTTPRequest(received)
      try? await withServerSpan(for: request, connection: HTTPConnection(protocolVersion: "1.1")) { exchange in
        guard request.path?.hasPrefix("/users/") == true else {
          exchange.fail(Broken(), route: "/broken")
          return try await responder.send(.internalServerError)
        }
        TraceSpan.with("load") {}
        exchange.respond(HTTPResponse(status: .ok), route: "/users/{id}")
        let id = request.path?.dropFirst("/users/".count).prefix { $0 != "?" } ?? ""
        try await responder.send(body: "user \(id)")
      }
    }
  }

  struct Broken: Error {}

  extension HTTPRequest {
    fileprivate init(_ received: TestRequest) {
      self.init(
        method: HTTPRequest.Method(rawValue: received.head.method.rawValue) ?? .get, scheme: "http",
        authority: received.head.headers.first(name: "host"), path: received.head.uri)
      for (name, value) in received.head.headers where !["host", "user-agent"].contains(name.lowercased()) {
        if let name = HTTPField.Name(name) { headerFields.append(HTTPField(name: name, value: value)) }
      }
    }
  }
#endif
