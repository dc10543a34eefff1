#if Viewer
  import NIOHTTP1
  import Testing

  @testable import FastraceViewer

  @Suite struct FailureAnswerTests {
    /// A sender of OTLP reads a `Status` in its own encoding, whatever was wrong.
    @Test(arguments: ["application/json", "application/x-protobuf"])
    func sendersReadWhatWasWrong(type: String) async throws {
      try await TestServer.with { server in
        let headers: HTTPHeaders = ["content-type": type]
        let evil: HTTPHeaders = ["content-type": type, "host": "evil.example"]
        for (answer, status) in [
          (try await server.export([0xff], type: type), 400),
          (try await server.export([0xff], type: type, encoding: "zstd"), 415),
          (try await server.request(.PUT, "/v1/logs", headers, body: []), 405),
          (try await server.request(.POST, "/v1/metrics", headers, body: []), 404),
          (try await server.request(.POST, "/v1/traces", evil, body: []), 421),
        ] {
          #expect(answer.status == status)
          #expect(answer.headers.first(name: "content-type") == type)
          #expect(answer.statusMessage?.isEmpty == false, "\(answer.text)")
        }
      }
    }

    @Test func namesTheMethodsThatArePossible() async throws {
      try await TestServer.with { server in
        for (method, path, allowed) in [
          (HTTPMethod.GET, "/v1/traces", "POST"), (.GET, "/v1/logs", "POST"), (.DELETE, "/api/traces", "GET, HEAD"),
          (.GET, "/api/import", "POST"), (.POST, "/", "GET, HEAD"),
        ] {
          let answer = try await server.request(method, path)
          #expect(answer.status == 405, "\(path)")
          #expect(answer.headers[canonicalForm: "allow"].joined(separator: ", ") == allowed, "\(path)")
        }
      }
    }
  }
#endif
