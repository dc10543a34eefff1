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

  /// The span ends with the body, however that ends.
  @Suite(.enabled(if: TestTrace.isAvailable)) struct ResponseBodyTests {
    private static let twoParts: TestServer.Handler = { _, responder in
      try await responder.head()
      try await responder.part("one")
      try await responder.waitForClose()
    }

    @Test func atItsEnd() async throws {
      let (release, releaser) = AsyncStream<Void>.makeStream()
      let trace = try await RecordedTrace.collect(spans: 2) {
        try await TestServer.run({ _, responder in
          try await responder.head()
          try await responder.part("one")
          for await _ in release { break }
          try await responder.part("two")
          try await responder.end()
        }) { server in
          let (response, span) = try await Self.send(to: server)
          var parts = response.body.makeAsyncIterator()
          #expect(try await parts.next().map { String(buffer: $0) } == "one")
          #expect(span.isRecording)
          releaser.yield()
          #expect(try await parts.next().map { String(buffer: $0) } == "two")
          #expect(span.isRecording)
          #expect(try await parts.next() == nil)
          #expect(!span.isRecording)
        }
      }
      try trace.expectSpan(named: "GET", status: .unset)
      #expect(trace.spans(named: "GET").first?.events.isEmpty == true)
    }

    @Test func whenTheReaderStops() async throws {
      let trace = try await RecordedTrace.collect(spans: 2) {
        try await TestServer.run(Self.twoParts) { server in
          let (response, span) = try await Self.send(to: server)
          for try await part in response.body {
            #expect(String(buffer: part) == "one")
            break
          }
          #expect(!span.isRecording)
        }
      }
      try Self.expectEvent("response body not read to its end", in: trace)
    }

    @Test func whenNobodyReadsIt() async throws {
      let trace = try await RecordedTrace.collect(spans: 2) {
        try await TestServer.run(Self.twoParts) { server in
          let span = try await Self.send(to: server).span
          #expect(!span.isRecording)
        }
      }
      try Self.expectEvent("response body not read to its end", in: trace)
    }

    @Test func whenReadingFails() async throws {
      let trace = try await RecordedTrace.collect(spans: 2) {
        try await TestServer.run({ _, responder in
          try await responder.head(.ok, ["content-length": "100"])
          try await responder.part("one")
          try await responder.hangUp()
        }) { server in
          let response = try await Self.send(to: server).response
          await #expect(throws: (any Error).self) { try await response.body.collect(upTo: 1000) }
        }
      }
      try trace.expectSpan(named: "GET", status: .error, properties: ["http.response.status_code": 200])
      #expect(trace.spans(named: "GET").first?.events.map(\.name) == ["exception"])
    }

    @Test func whenTheReaderIsCancelled() async throws {
      let trace = try await RecordedTrace.collect(spans: 2) {
        try await TestServer.run(Self.twoParts) { server in
          let (started, starter) = AsyncStream<Void>.makeStream()
          let task = Task {
            let response = try await Self.send(to: server).response
            for try await _ in response.body { starter.yield() }
          }
          for await _ in started { break }
          task.cancel()
          _ = await task.result
        }
      }
      try trace.expectSpan(named: "GET", status: .unset)
      let events = trace.spans(named: "GET").first?.events.map(\.name)
      // The iterator of a cancelled task may end as well as throw.
      #expect(events == ["cancelled"] || events == [])
    }

    @Test func whenTheRequestIsCancelled() async throws {
      let (arrived, arrival) = AsyncStream<Void>.makeStream()
      let trace = try await RecordedTrace.collect(spans: 2) {
        try await TestServer.run({ _, responder in
          arrival.yield()
          try await responder.waitForClose()
        }) { server in
          let task = Task { try await Self.send(to: server) }
          for await _ in arrived { break }
          task.cancel()
          _ = await task.result
        }
      }
      try Self.expectEvent("cancelled", in: trace)
    }

    @Test(arguments: ["/", "/empty"]) func atOnceWhereThereIsNone(_ path: String) async throws {
      let trace = try await RecordedTrace.collect(spans: 2) {
        try await TestServer.run({ request, responder in
          try await responder.send(request.head.uri == "/" ? .noContent : .ok)
        }) { server in
          let (response, span) = try await Self.send(to: server, path)
          #expect(!span.isRecording)
          #expect(try await response.body.collect(upTo: 10).readableBytes == 0)
        }
      }
      #expect(trace.spans(named: "GET").first?.events.isEmpty == true)
    }

    @Test func whenNobodyListens() async throws {
      let port = try await TestServer.run({ _, _ in }) { $0.port }
      let client = HTTPClient()
      let trace = try await RecordedTrace.collect(spans: 2) {
        let request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/")
        await #expect(throws: (any Error).self) { try await client.tracedExecute(request, timeout: .milliseconds(200)) }
      }
      try await client.shutdown()
      try trace.expectSpan(named: "GET", kind: .client, status: .error)
    }

    @Test func whenItTakesTooLong() async throws {
      let trace = try await RecordedTrace.collect(spans: 2) {
        try await TestServer.run({ _, responder in try await responder.waitForClose() }) { server in
          let request = HTTPClientRequest(url: server.url())
          await #expect(throws: HTTPClientError.deadlineExceeded) {
            try await HTTPClient.shared.tracedExecute(request, timeout: .milliseconds(100))
          }
        }
      }
      try trace.expectSpan(
        named: "GET", status: .error,
        properties: ["error.type": PropertyValue.string(HTTPClientError.deadlineExceeded.shortDescription)])
    }

    private static func expectEvent(_ name: String, in trace: TestTrace) throws {
      try trace.expectSpan(named: "GET", status: .unset)
      #expect(trace.spans(named: "GET").first?.events.map(\.name) == [name])
    }

    private static func send(
      to server: TestServer, _ path: String = "/"
    ) async throws -> (response: HTTPClientResponse, span: TraceSpan) {
      let begun = Mutex(TraceSpan.noop)
      var tracing = AsyncHTTPClientTracing()
      tracing.onRequest = { _, span in begun.withLock { $0 = span } }
      let response = try await HTTPClient.shared.tracedExecute(
        HTTPClientRequest(url: server.url(path)), timeout: .seconds(30), tracing: tracing)
      return (response, begun.withLock { $0 })
    }
  }
#endif
