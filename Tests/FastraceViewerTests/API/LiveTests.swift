#if Viewer
  import AsyncHTTPClient
  @testable import FastraceViewer
  import HTTPTypes
  import HummingbirdCore
  import NIOCore
  import NIOHTTP1
  import Testing

  @Suite struct LiveTests {
    @Test func tellsWhatHasChanged() async throws {
      try await TestServer.with { server in
        let response = try await HTTPClient.shared.execute(
          HTTPClientRequest(url: server.addresses.url + "/api/live"), timeout: .seconds(120))
        #expect(response.headers.first(name: "content-type") == "text/event-stream")
        var text = ""
        var isSent = false
        for try await chunk in response.body {
          text += String(buffer: chunk)
          if !isSent {
            isSent = true
            #expect(try await server.export(try Sample.protobuf(Sample.traces(3...4))).status == 200)
          }
          if text.contains("event: statistics") { break }
        }
        let events = text.split(separator: "\n\n")
        let traces = try #require(events.first { $0.hasPrefix("event: traces\ndata: {\"traces\":[") })
        #expect(traces.contains(Sample.key(3).description) && traces.contains(Sample.key(4).description))
        #expect(text.contains("\"spansStored\":20"))
      }
    }

    @Test func hasRoomForSoManyPages() throws {
      let hub = LiveHub(try TraceStore(StoreOptions(), limits: IntakeLimits()))
      // A page whose response is gone gives its room back.
      let pages = (0..<64).map { _ in hub.response() }
      #expect(pages.allSatisfy { $0.status == .ok })
      #expect(hub.response().status == .serviceUnavailable)
      hub.close()
      #expect(hub.response().status == .ok)
    }
  }
#endif
