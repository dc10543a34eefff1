#if Viewer
  import Testing

  @testable import FastraceViewer

  @Suite struct ListenTests {
    /// One address for all listeners, of which gRPC knows no names.
    @Test func listensOnTheAddressOfAName() async throws {
      var options = ViewerOptions()
      options.host = "localhost"
      try await TestServer.with(options) { server in
        #expect(["127.0.0.1", "::1"].contains(server.addresses.host))
        #expect(server.addresses.grpcPort ?? 0 > 0 && server.addresses.jaegerPort ?? 0 > 0)
        let answer = try await server.get("/api/services")
        #expect(answer.status == 200)
      }
    }

    @Test(arguments: [
      ("no such host", "\"no such host\" is no address and no known name"),
      ("192.0.2.1", "cannot listen on port 0 of 192.0.2.1 for Jaeger"),
    ])
    func saysWhyItCannot(host: String, message: String) async throws {
      var options = ViewerOptions()
      options.host = host
      let failure = await #expect(throws: StoreFailure.self) { try await TestServer.with(options) { _ in } }
      #expect(failure?.description.hasPrefix(message) == true, "\(failure?.description ?? "")")
      #expect(failure?.description.contains("--host") == true)
    }
  }
#endif
