#if Hummingbird
  import AsyncHTTPClient
  import FastraceHummingbird
  import Hummingbird
  import NIOCore
  import Testing

  /// What clients get does not depend on the middleware, whether tracing is compiled in or not.
  @Suite struct PassingOnTests {
    @Test(arguments: [true, false]) func answersAreThoseOfTheHandlers(_ hasMiddleware: Bool) async throws {
      let router = Router()
      if hasMiddleware { router.add(middleware: FastraceMiddleware()) }
      router.get("users/:id") { _, context in try context.parameters.require("id") }
      router.post("echo") { request, _ in Response(status: .created, body: ResponseBody(asyncSequence: request.body)) }
      router.get("refused") { _, _ -> String in throw HTTPError(.forbidden, message: "no") }
      try await RunningServer.run(router) { server in
        let user = try await server.send("GET", "/users/7")
        #expect(user.status == 200 && user.body == "7")
        let sent = String(repeating: "text", count: 100_000)
        let echo = try await server.send("POST", "/echo", body: .bytes(ByteBuffer(string: sent)))
        #expect(echo.status == 201 && echo.body == sent)
        let refused = try await server.send("GET", "/refused")
        #expect(refused.status == 403 && refused.body.contains("no"))
        #expect(try await server.send("GET", "/nowhere").status == 404)
      }
    }
  }
#endif
