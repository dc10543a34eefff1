import Fastrace
import FastraceHTTP
import FastraceTesting
import Testing

#if HTTPTypes
  import FastraceHTTPTypes
  import HTTPTypes
#endif

@Suite(.recorder, .traced) struct HTTPSnippets {
  @Test func headers() async throws {
    try await TestTrace.collect {
      var request = (path: "/users", headers: ["accept": "text/plain"])
      // snippet: http-headers
      request.headers.merge(traceparentHeaders()) { _, new in new }
      // end
      #expect(request.headers["traceparent"] == SpanContext.current?.traceparent)
    }.expectTree("test")
  }

  #if HTTPTypes
    @Test func types() async throws {
      func find(_ request: HTTPRequest) async throws -> HTTPResponse { HTTPResponse(status: .ok) }
      // snippet: http-types
      func serve(_ request: HTTPRequest) async throws -> HTTPResponse {
        try await withServerSpan(for: request, route: "/users/{id}") { exchange in
          let response = try await find(request)
          exchange.respond(response)
          return response
        }
      }

      func call(_ request: HTTPRequest) async throws -> HTTPResponse {
        try await withClientSpan(for: request) { request, exchange in
          let response = try await serve(request)
          exchange.respond(response)
          return response
        }
      }
      // end
      let request = HTTPRequest(method: .get, scheme: "http", authority: "example.org", path: "/users/1")
      let trace = try await TestTrace.collect { try await call(request) }
      try trace.expectTree(
        """
        test
          GET [client]
            GET /users/{id} [server]
        """, showing: .kinds)
    }
  #endif
}
