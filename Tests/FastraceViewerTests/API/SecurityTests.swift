#if Viewer
  @testable import FastraceViewer
  import Foundation
  import NIOHTTP1
  import OTLPMessages
  import Testing

  @Suite struct SecurityTests {
    private static let policy =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
      + "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    @Test func protectsEveryAnswer() async throws {
      try await TestServer.with { server in
        for path in [
          "/", "/trace/1", "/assets/nothing.js", "/api/services", "/api/nothing", "/api/traces/xyz", "/v1/metrics",
        ] {
          let answer = try await server.get(path)
          #expect(answer.headers.first(name: "content-security-policy") == Self.policy, "\(path)")
          #expect(answer.headers.first(name: "x-content-type-options") == "nosniff", "\(path)")
          #expect(!answer.headers.contains(name: "access-control-allow-origin"), "\(path)")
        }
      }
    }

    @Test func answersOnlyToItsOwnName() async throws {
      try await TestServer.with { server in
        for host in ["evil.example", "evil.example:\(server.addresses.port)", "127.0.0.1.evil.example", "10.0.0.1", ""]
        {
          let answer = try await server.request(.GET, "/api/services", ["host": host])
          #expect(answer.status == 421, "\(host)")
        }
        for host in ["localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:4318", "shop.localhost"] {
          let answer = try await server.request(.GET, "/api/services", ["host": host])
          #expect(answer.status == 200, "\(host)")
        }
      }
    }

    @Test func takesNothingFromOtherPages() async throws {
      try await TestServer.with { server in
        let body = OTLPDocument.json(Sample.traces(1...1))
        for path in ["/v1/traces", "/api/import"] {
          let headers: HTTPHeaders = ["content-type": "application/json", "origin": "http://evil.example"]
          let answer = try await server.request(.POST, path, headers, body: body)
          #expect(answer.status == 403)
        }
        let own: HTTPHeaders = ["content-type": "application/json", "origin": server.addresses.url]
        let answer = try await server.request(.POST, "/api/import", own, body: body)
        #expect(answer.status == 200)
      }
    }

    @Test(arguments: [
      "/assets/../page.c", "/assets/..%2f..%2fetc%2fpasswd", "/assets/%2e%2e/%2e%2e/etc/passwd", "/assets//etc/passwd",
      "/assets/index.html%00.js",
    ])
    func servesNoOtherFiles(path: String) async throws {
      var options = ViewerOptions()
      options.webFolder = "Sources/FastraceViewer/Web"
      try await TestServer.with(options) { server in
        let answer = try await server.get(path)
        #expect(answer.status == 404)
      }
    }

    @Test func passesTextOnAsData() async throws {
      try await TestServer.with { server in
        let text = "</script><script>alert(1)</script>\"'\\\u{0}\u{2028}\r\nX: y"
        _ = try await server.export(
          try Sample.protobuf(
            Sample.message(
              [Sample.failed(Sample.span(1, name: text, attributes: [OTLPAttribute(text, text)]), text)], service: text)
          ))
        let trace = try await server.get("/api/traces/\(Sample.key(1))")
        #expect(trace.headers.first(name: "content-type") == "application/json")
        let span = try #require((try trace.json()["spans"] as? [[String: Any]])?.first)
        #expect(span["name"] as? String == text)
        #expect((span["status"] as? [String: Any])?["message"] as? String == text)
        #expect((span["attributes"] as? [[String: Any]])?.first?["key"] as? String == text)
        for format in ["otlp", "chrome"] {
          let file = try await server.get("/api/traces/\(Sample.key(1))/export?format=\(format)")
          #expect(
            file.headers.first(name: "content-disposition")
              == "attachment; filename=\"trace-\(Sample.key(1))-\(format).json\"")
          _ = try file.json()
        }
      }
    }
  }
#endif
