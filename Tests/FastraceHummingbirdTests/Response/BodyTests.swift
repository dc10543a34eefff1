#if Hummingbird
  import AsyncHTTPClient
  import Fastrace
  import FastraceHummingbird
  import FastraceTesting
  import HTTPTesting
  import Hummingbird
  import NIOCore
  import NIOHTTP1
  import Synchronization
  import Testing

  @Suite(.enabled(if: TestTrace.isAvailable)) struct BodyTests {
    @Test func theResponseIsWrittenInTheSpan() async throws {
      let router = Router()
      let span = Mutex(TraceSpan.noop)
      router.add(middleware: FastraceMiddleware())
      router.get("stream") { _, _ in
        span.withLock { $0 = .current }
        return Response(
          status: .ok,
          body: ResponseBody { writer in
            for part in 0..<2 {
              try await TraceSpan.with("part \(part)") { try await writer.write(ByteBuffer(string: "\(part)")) }
            }
            #expect(span.withLock { $0 }.isRecording)
            try await writer.finish(nil)
          })
      }
      let caller = RemoteCaller()
      RecordedTrace.install()
      try await RunningServer.run(router) { server in
        let answer = try await server.send("GET", "/stream", headers: caller.headers)
        #expect(answer.body == "01")
      }
      let trace = try await caller.trace(spans: 3)
      for part in 0..<2 { try trace.expectSpan(named: "part \(part)", under: "GET /stream") }
      let root = try #require(trace.root)
      #expect(trace.spans.allSatisfy { $0.endUnixNanoseconds <= root.endUnixNanoseconds })
      #expect(root.status == .unset && root.events.isEmpty)
    }

    @Test func theRequestIsReadInTheSpan() async throws {
      let router = Router()
      router.add(middleware: FastraceMiddleware())
      router.post("upload") { request, _ in
        var size = 0
        for try await part in request.body {
          LocalSpan.with("part") { size += part.readableBytes }
        }
        return "\(size)"
      }
      let caller = RemoteCaller()
      RecordedTrace.install()
      try await RunningServer.run(router) { server in
        let parts = AsyncStream<ByteBuffer> { stream in
          for _ in 0..<3 { stream.yield(ByteBuffer(repeating: 65, count: 1000)) }
          stream.finish()
        }
        let body = HTTPClientRequest.Body.stream(parts, length: .unknown)
        let answer = try await server.send("POST", "/upload", headers: caller.headers, body: body)
        #expect(answer.body == "3000")
      }
      let trace = try await caller.trace(spans: 2)
      try trace.expectSpan(named: "part", under: "POST /upload")
      try trace.expectSpan(named: "POST /upload", status: .unset)
    }

    @Test func bodiesThatFail() async throws {
      struct Failure: Error {}
      let router = Router()
      router.add(middleware: FastraceMiddleware())
      router.get("stream") { _, _ in
        Response(
          status: .ok,
          body: ResponseBody { writer in
            try await writer.write(ByteBuffer(string: "part"))
            throw Failure()
          })
      }
      let caller = RemoteCaller()
      RecordedTrace.install()
      try await RunningServer.run(router) { server in
        await #expect(throws: (any Error).self) {
          try await server.send("GET", "/stream", headers: caller.headers)
        }
      }
      let span = try await caller.trace(spans: 1).expectSpan(
        named: "GET /stream", status: .error, properties: ["http.response.status_code": 200])
      #expect(span.events.map(\.name) == ["exception"])
    }

    @Test func clientsThatGoAway() async throws {
      let router = Router()
      router.add(middleware: FastraceMiddleware())
      router.get("endless") { _, _ in
        Response(
          status: .ok,
          body: ResponseBody { writer in
            while true { try await writer.write(ByteBuffer(repeating: 65, count: 1000)) }
          })
      }
      let caller = RemoteCaller()
      RecordedTrace.install()
      try await RunningServer.run(router) { server in
        var request = HTTPClientRequest(url: server.url("/endless"))
        for (name, value) in caller.headers { request.headers.add(name: name, value: value) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
        for try await _ in response.body { break }
      }
      let span = try await caller.trace(spans: 1).expectSpan(named: "GET /endless", status: .unset)
      #expect(span.events.map(\.name) == ["client disconnected"])
    }

    @Test func bodiesThatAreNeverWritten() async throws {
      let router = Router(options: .autoGenerateHeadEndpoints)
      router.add(middleware: FastraceMiddleware())
      router.get("stream") { _, _ in
        Response(status: .ok, body: ResponseBody { _ in Issue.record("nobody wants this body") })
      }
      let caller = RemoteCaller()
      let trace = try await caller.trace("HEAD", "/stream", on: router)
      try trace.expectSpan(named: "HEAD /stream", status: .unset)
    }

    @Test func aClosureThatWritesNoBytesRunsInTheSpan() async throws {
      let router = Router()
      router.add(middleware: FastraceMiddleware())
      router.get("nothing") { _, _ in
        Response(
          status: .ok,
          body: ResponseBody(contentLength: 0) { writer in
            #expect(TraceSpan.current.isRecording)
            LocalSpan.with("clean up") {}
            try await writer.finish(nil)
          })
      }
      let trace = try await RemoteCaller().trace("GET", "/nothing", spans: 2, on: router)
      try trace.expectSpan(named: "clean up", under: "GET /nothing")
    }

    @Test func largeBodiesEndTheSpanWhenTheyAreWritten() async throws {
      let router = Router()
      router.add(middleware: FastraceMiddleware())
      router.get("large") { _, _ in ByteBuffer(repeating: 65, count: 1 << 20) }
      let caller = RemoteCaller()
      RecordedTrace.install()
      try await RunningServer.run(router) { server in
        let answer = try await server.send("GET", "/large", headers: caller.headers)
        #expect(answer.body.utf8.count == 1 << 20)
      }
      try await caller.trace(spans: 1).expectSpan(named: "GET /large", status: .unset)
    }
  }
#endif
