#if Viewer
  import AsyncHTTPClient
  @testable import FastraceViewer
  import NIOCore
  import NIOPosix
  import Testing

  @Suite struct SlowPageTests {
    /// A page that reads nothing: its connection is cut off, and nobody else notices.
    @Test func disconnectsAPageThatDoesNotRead() async throws {
      var options = ViewerOptions()
      options.liveInterval = .milliseconds(5)
      try await TestServer.with(options) { server in
        let page = try await Self.connect(server)
        let isLive = { server.hub.unread.count == 1 }
        try await eventually("the page is live") { isLive() }
        var number: UInt64 = 0
        let name = String(repeating: "a long name ", count: 5_000)
        // The buffers of both sockets take some megabytes before anything waits here.
        while isLive(), number < 2_000 {
          number += 1
          let span = Sample.span(1, trace: number, name: name)
          #expect(try await server.export(try Sample.protobuf(Sample.message([span]))).status == 200)
          #expect(server.hub.unread.allSatisfy { $0 <= LiveHub.unreadBytes })
        }
        #expect(!isLive())
        // It finds out when it reads again.
        try await page.setOption(.autoRead, value: true).get()
        page.read()
        try? await page.closeFuture.get()
        #expect(!page.isActive)
        try await Self.expectEvents(server)
      }
    }

    private static func connect(_ server: TestServer) async throws -> any Channel {
      let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .channelOption(.autoRead, value: false)
        .channelOption(.socketOption(.so_rcvbuf), value: 4_096)
        .connect(host: "127.0.0.1", port: server.addresses.port).get()
      let request = "GET /api/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
      try await channel.writeAndFlush(ByteBuffer(string: request)).get()
      return channel
    }

    /// Another page is told of changes as before.
    private static func expectEvents(_ server: TestServer) async throws {
      let response = try await HTTPClient.shared.execute(
        HTTPClientRequest(url: server.addresses.url + "/api/live"), timeout: .seconds(120))
      var text = ""
      for try await chunk in response.body {
        if text.isEmpty { _ = try await server.export(try Sample.protobuf(Sample.traces(9_000...9_000))) }
        text += String(buffer: chunk)
        if text.contains(Sample.key(9_000).description) { return }
      }
      Issue.record("the response ended without the trace")
    }
  }
#endif
