#if Viewer
  import FastraceDemo
  import FastraceViewer
  import Testing

  extension EndToEnd {
    /// Services that crash in the middle of the work.
    @Suite(.serialized) struct RestartTests {
      /// A crash takes spans of the service along that it has not sent; nothing else may be missing, and nothing wrong.
      @Test func aCrashLeavesNoSpanWithoutItsParent() async throws {
        let load = Load(requests: 2_000, concurrency: 200, method: "POST")
        try await Shop.run { shop in
          async let answers = load.send(to: shop.url + "/orders/lamp/2")
          // In the middle of the load: when a part of it has arrived.
          while try await shop.store.size().traces < 100 { await Task.yield() }
          await shop.system.process(.inventory)?.kill()
          _ = try await shop.system.start(.inventory)
          let statuses = try await answers
          #expect(statuses.values.reduce(0, +) == 2_000, "the gateway answers every request")
          #expect(statuses[200, default: 0] > 100 && statuses[500, default: 0] > 0, "\(statuses)")
        } audit: { requests in
          #expect(requests.count == 2_000)
          #expect(requests.flatMap(\.problems).isEmpty)
          let strangers = requests.filter { !$0.services.contains("gateway") }
          #expect(strangers.isEmpty)
          #expect(requests.filter { $0.tree == EndToEnd.LoadTests.order }.count > 100)
        }
      }
    }
  }
#endif
