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
        #expect(traces.hasSuffix("\"incomplete\":false}"))
        #expect(text.contains("\"spansStored\":20"))
      }
    }

    @Test func hasRoomForSoManyPages() throws {
      let hub = LiveHub(try TraceStore(StoreOptions(), limits: IntakeLimits()), interval: .seconds(1))
      // A page whose response is gone gives its room back.
      let pages = try (0..<64).map { _ in try hub.response {} }
      #expect(pages.allSatisfy { $0.status == .ok })
      let failure = #expect(throws: RequestFailure.self) { try hub.response {} }
      #expect(failure?.status == .serviceUnavailable)
      hub.close()
      #expect(try hub.response {}.status == .ok)
    }

    /// More than a page is told of: it has to ask for the rest.
    @Test func saysWhatItLeavesOut() async throws {
      try await TestServer.with { server in
        #expect(try await server.export(try Sample.protobuf(Sample.traces(1...500, spans: 1))).status == 200)
        let response = try await HTTPClient.shared.execute(
          HTTPClientRequest(url: server.addresses.url + "/api/live"), timeout: .seconds(120))
        var text = ""
        for try await chunk in response.body {
          if text.isEmpty { server.hub.note(Array(1...201)) }
          text += String(buffer: chunk)
          if text.contains("event: statistics") { break }
        }
        #expect(text.contains("\"incomplete\":true"))
      }
    }
  }
#endif
