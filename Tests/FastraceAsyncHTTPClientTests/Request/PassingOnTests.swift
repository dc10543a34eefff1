#if AsyncHTTPClient
  import AsyncHTTPClient
  import FastraceAsyncHTTPClient
  import FastraceTesting
  import HTTPTesting
  import NIOCore
  import NIOHTTP1
  import Testing

  /// What servers and callers get does not depend on tracing, whether it is compiled in or not.
  @Suite struct PassingOnTests {
    @Test func answersAreThoseOfTheServer() async throws {
      try await TestServer.run { request, responder in
        try await responder.send(body: request.head.method.rawValue + String(buffer: request.body))
      } _: { server in
        var request = HTTPClientRequest(url: server.url())
        request.method = .PUT
        request.body = .bytes(ByteBuffer(string: "!"))
        let response = try await HTTPClient.shared.tracedExecute(request, timeout: .seconds(30))
        #expect(response.status == .ok)
        #expect(try await String(buffer: response.body.collect(upTo: 100)) == "PUT!")
      }
    }

    @Test func failuresAreThoseOfTheClient() async throws {
      struct Refused: Error {}
      try await TestServer.run { _, _ in
        throw Refused()
      } _: { server in
        _ = await #expect(throws: HTTPClientError.remoteConnectionClosed) {
          try await HTTPClient.shared.tracedExecute(HTTPClientRequest(url: server.url()), timeout: .seconds(30))
        }
      }
    }

    /// A caller's own headers are replaced by those of a trace, and by nothing else.
    @Test func headersStayWhereNothingIsRecorded() async throws {
      let headers = try await TestServer.echo { server in
        var request = HTTPClientRequest(url: server.url())
        request.headers.add(name: "traceparent", value: "00-\(String(repeating: "1", count: 32))-2222222222222222-01")
        let response = try await HTTPClient.shared.tracedExecute(request, timeout: .seconds(30))
        return try await String(buffer: response.body.collect(upTo: 1000))
      }
      #expect(headers == "traceparent: 00-\(String(repeating: "1", count: 32))-2222222222222222-01")
    }
  }
#endif
