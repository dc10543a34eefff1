#if Hummingbird
  import Fastrace
  import FastraceHummingbird
  import FastracePropagators
  import FastraceTesting
  import HTTPTesting
  import HTTPTypes
  import Hummingbird
  import NIOCore
  import Synchronization
  import Testing

  @Suite(.enabled(if: TestTrace.isAvailable)) struct MiddlewareTests {
    @Test func recordsARequest() async throws {
      let router = Router(context: AddressContext.self)
      router.add(middleware: FastraceMiddleware())
      router.get("users/:id") { _, _ in
        TraceSpan.with("load") {}
        return "user"
      }
      let caller = RemoteCaller()
      RecordedTrace.install()
      let port = Mutex(0)
      try await RunningServer.run(router) { server in
        port.withLock { $0 = server.port }
        let headers = caller.headers + [("user-agent", "test/1")]
        let answer = try await server.send("GET", "/users/7?token=abc&page=1", headers: headers)
        #expect(answer.status == 200 && answer.body == "user")
      }
      let trace = try await caller.trace(spans: 2)
      let peer = try #require(trace.root?[property: "network.peer.port"])
      try trace.expectTree(
        """
        GET /users/{id} [server] {client.address=127.0.0.1, http.request.method=GET, \
        http.response.status_code=200, http.route="/users/{id}", network.peer.address=127.0.0.1, \
        network.peer.port=\(peer), server.address=127.0.0.1, server.port=\(port.withLock { $0 }), \
        url.path=/users/7, url.query="token=REDACTED&page=1", url.scheme=http, user_agent.original=test/1}
          load
        """)
      #expect(trace.root?.parentID == caller.context.spanID)
      #expect(trace.root?.isParentRemote == true)
    }

    @Test func beginsATraceWithoutACaller() async throws {
      let router = Router()
      let context = Mutex<SpanContext?>(nil)
      router.add(middleware: FastraceMiddleware())
      router.get("/") { _, _ in
        context.withLock { $0 = .current }
        return HTTPResponse.Status.ok
      }
      RecordedTrace.install()
      try await RunningServer.run(router) { server in try await server.send() }
      let server = try #require(context.withLock { $0 })
      let trace = try await RecordedTrace.trace(server.traceID, spans: 1)
      #expect(trace.root?.name == "GET /" && trace.root?.parentID == .zero)
    }

    @Test func takesUnsampledTracesAlong() async throws {
      let router = Router()
      router.add(middleware: FastraceMiddleware())
      router.get("/") { _, _ in SpanContext.current?.traceparent ?? "" }
      let id = TraceID.random()
      try await RunningServer.run(router) { server in
        let answer = try await server.send(headers: [("traceparent", "00-\(id)-b7ad6b7169203331-00")])
        let context = try #require(SpanContext(traceparent: answer.body))
        #expect(context.traceID == id && !context.isSampled)
      }
    }

    @Test func bindsBaggage() async throws {
      let router = Router()
      router.add(middleware: FastraceMiddleware())
      router.get("/") { _, _ in Baggage.current["user"] ?? "nobody" }
      try await RunningServer.run(router) { server in
        let answer = try await server.send(headers: [("baggage", "user=42")])
        #expect(answer.body == "42")
        #expect(try await server.send().body == "nobody")
      }
    }

    @Test func namesNoRouteThatThereIsNot() async throws {
      let router = Router()
      router.add(middleware: FastraceMiddleware())
      router.get("users") { _, _ in "" }
      try await RemoteCaller().trace("GET", "/nowhere", on: router).expectSpan(
        named: "GET", kind: .server, status: .unset, properties: ["http.response.status_code": 404])
      try await RemoteCaller().trace("DELETE", "/users", on: router).expectSpan(
        named: "DELETE", status: .unset, properties: ["http.response.status_code": 404])
      try await RemoteCaller().trace("PURGE", "/users", on: router).expectSpan(
        named: "HTTP", properties: ["http.request.method": "_OTHER", "http.request.method_original": "PURGE"])
    }

    struct Failure: Error {}

    @Test(
      arguments: [
        ("returned/500", 500, TraceSpan.Status.error, "500"), ("returned/503", 503, .error, "503"),
        ("returned/404", 404, .unset, nil),
        ("thrown/500", 500, .error, "Hummingbird.HTTPError"), ("thrown/404", 404, .unset, nil),
        ("other", 500, .error, "FastraceHummingbirdTests.MiddlewareTests.Failure"),
        ("cancellation", 500, .error, "500"),
      ] as [(String, Int, TraceSpan.Status, String?)])
    func recordsErrors(_ path: String, _ code: Int, _ status: TraceSpan.Status, _ type: String?) async throws {
      let router = Router()
      router.add(middleware: FastraceMiddleware())
      router.get("returned/:code") { _, context in
        HTTPResponse.Status(code: try context.parameters.require("code", as: Int.self))
      }
      router.get("thrown/:code") { _, context -> String in
        throw HTTPError(HTTPResponse.Status(code: try context.parameters.require("code", as: Int.self)))
      }
      router.get("other") { _, _ -> String in throw Failure() }
      router.get("cancellation") { _, _ -> String in throw CancellationError() }
      let trace = try await RemoteCaller().trace("GET", "/\(path)", on: router)
      let span = try #require(trace.root)
      #expect(span[property: "http.response.status_code"] == .int(Int64(code)))
      #expect(span.status.isError == status.isError)
      #expect(span[property: "error.type"] == type.map { .string($0) })
    }

    @Test(arguments: [true, false]) func standsAnywhereAmongOthers(_ isFirst: Bool) async throws {
      let router = Router()
      if isFirst { router.add(middleware: FastraceMiddleware()) }
      router.add(middleware: SpanMiddleware())
      if !isFirst { router.add(middleware: FastraceMiddleware()) }
      router.group("api").add(middleware: SpanMiddleware()).get("users/:id") { _, _ in
        LocalSpan.with("handler") {}
        return "user"
      }
      let trace = try await RemoteCaller().trace("GET", "/api/users/1", spans: isFirst ? 4 : 3, on: router)
      #expect(trace.root?.name == "GET /api/users/{id}")
      #expect(trace.root?[property: "http.response.status_code"] == 200)
      try trace.expectSpan(named: "handler", under: "middleware")
    }

    @Test func inAGroup() async throws {
      let router = Router()
      router.group("api").add(middleware: FastraceMiddleware()).get("users") { _, _ in "" }
      let trace = try await RemoteCaller().trace("GET", "/api/users", on: router)
      #expect(trace.root?.name == "GET /api/users")
    }

    /// So what it calls begins no traces of its own.
    @Test func aFilteredRequestTakesItsTraceAlongUnsampled() async throws {
      var tracing = HummingbirdTracing()
      tracing.filter = { _ in false }
      tracing.onRequest = { _, _ in Issue.record("it is not traced") }
      let router = Router()
      router.add(middleware: FastraceMiddleware(tracing: tracing))
      router.get("health") { _, _ in
        await TraceSpan.with("not recorded") { _ in await Task.yield() }
        return "\(SpanContext.current?.traceparent ?? "none") \(Baggage.current["user"] ?? "nobody")"
      }
      router.get("stream") { _, _ in
        Response(
          status: .ok,
          body: ResponseBody { writer in
            try await writer.write(ByteBuffer(string: SpanContext.current?.traceparent ?? "none"))
            try await writer.finish(nil)
          })
      }
      RecordedTrace.install()
      try await RunningServer.run(router) { server in
        let id = TraceID.random()
        let headers = [("traceparent", "00-\(id)-b7ad6b7169203331-01"), ("baggage", "user=42")]
        let unsampled = "00-\(id)-b7ad6b7169203331-00"
        #expect(try await server.send("GET", "/health", headers: headers).body == "\(unsampled) 42")
        #expect(try await server.send("GET", "/stream", headers: headers).body == unsampled)
        let own = try await server.send("GET", "/health").body.split(separator: " ")
        let context = try #require(own.first.flatMap { SpanContext(traceparent: String($0)) })
        #expect(!context.isSampled && own.last == "nobody")
      }
    }

    @Test func knownMethods() async throws {
      var tracing = HummingbirdTracing()
      tracing.knownMethods = ["PURGE"]
      let router = Router()
      router.add(middleware: FastraceMiddleware(tracing: tracing))
      router.get("users") { _, _ in "" }
      try await RemoteCaller().trace("PURGE", "/users", on: router).expectSpan(
        named: "PURGE", properties: ["http.request.method": "PURGE"])
      try await RemoteCaller().trace("GET", "/users", on: router).expectSpan(
        named: "HTTP /users", properties: ["http.request.method_original": "GET"])
    }

    /// B3 may have ids and leave the decision to the receiver.
    @Test func takesALeftDecisionForItself() async throws {
      var tracing = HummingbirdTracing()
      tracing.propagator = B3Propagator(style: .single)
      let router = Router()
      router.add(middleware: FastraceMiddleware(tracing: tracing))
      router.get("/") { _, _ in SpanContext.current?.traceparent ?? "" }
      RecordedTrace.install()
      let caller = RemoteCaller()
      try await RunningServer.run(router) { server in
        let headers = [("b3", "\(caller.context.traceID)-\(caller.context.spanID)")]
        let body = try await server.send(headers: headers).body
        #expect(body.hasSuffix("-01"))
      }
      let trace = try await caller.trace(spans: 1)
      #expect(trace.root?.parentID == caller.context.spanID)
    }

    @Test func hooks() async throws {
      var tracing = HummingbirdTracing()
      tracing.filter = { $0.uri.path != "/health" }
      tracing.spanName = { request, route in "\(request.method) to \(route ?? "nowhere")" }
      tracing.onRequest = { request, span in span.setProperty("path", request.uri.path) }
      tracing.onResponse = { response, span in span.setProperty("reason", response.status.reasonPhrase) }
      tracing.requestHeaders = ["X-In"]
      tracing.responseHeaders = ["content-length"]
      tracing.redaction = .none
      tracing.extractor = { request in
        let lines = HTTPField.Name("x-parent").map { request.headers[values: $0] } ?? []
        return PropagatedContext(spanContext: lines.first.flatMap { SpanContext(traceparent: $0) })
      }
      let router = Router()
      router.add(middleware: FastraceMiddleware(tracing: tracing))
      router.get("health") { _, _ in
        LocalSpan.with("not recorded") {}
        return ""
      }
      router.get("a") { _, _ in "body" }
      let caller = RemoteCaller()
      RecordedTrace.install()
      try await RunningServer.run(router) { server in
        let parent = ("x-parent", caller.context.traceparent)
        try await server.send("GET", "/health", headers: [parent])
        try await server.send("GET", "/a?token=1", headers: [parent, ("x-in", "1"), ("x-in", "2")])
      }
      try await caller.trace(spans: 1).expectSpan(
        named: "GET to /a",
        properties: [
          "path": "/a", "reason": "OK", "url.query": "token=1", "http.request.header.x-in": ["1", "2"],
          "http.response.header.content-length": ["4"],
        ])
    }
  }

  private struct AddressContext: RequestContext, RemoteAddressRequestContext {
    var coreContext: CoreRequestContextStorage
    let remoteAddress: SocketAddress?

    init(source: ApplicationRequestContextSource) {
      coreContext = CoreRequestContextStorage(source: source)
      remoteAddress = source.channel.remoteAddress
    }
  }

  private struct SpanMiddleware<Context: RequestContext>: RouterMiddleware {
    func handle(
      _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
      try await TraceSpan.with("middleware") { try await next(request, context) }
    }
  }
#endif
