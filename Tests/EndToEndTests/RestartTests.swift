#if Viewer
  import FastraceDemo
  import FastraceViewer
  import Synchronization
  import Testing

  private final class Progress: Sendable {
    let isRestarted = Atomic<Bool>(false)
    let hasEnded = Atomic<Bool>(false)
    let answered = Atomic<Int>(0)
  }

  extension EndToEnd {
    /// Services that crash in the middle of the work.
    @Suite(.serialized) struct RestartTests {
      /// A crash takes spans of the service along that it has not sent; nothing else may be missing, and nothing wrong.
      @Test func aCrashLeavesNoSpanWithoutItsParent() async throws {
        let load = Load(requests: 1_000, concurrency: 200, method: "POST")
        let progress = Progress()
        try await Shop.run { shop in
          async let answers = {
            defer { progress.hasEnded.store(true, ordering: .relaxed) }
            return try await load.send(to: shop.url + "/orders/lamp/2") {
              progress.isRestarted.load(ordering: .relaxed)
            }
          }()
          // In the middle of the load: when a part of it has arrived, and before the load ends, unless it has failed.
          while try await shop.store.size().traces < 100, !progress.hasEnded.load(ordering: .relaxed) {
            await Task.yield()
          }
          await shop.system.process(.inventory)?.kill()
          _ = try await shop.system.start(.inventory)
          progress.isRestarted.store(true, ordering: .relaxed)
          let statuses = try await answers
          progress.answered.store(statuses.values.reduce(0, +), ordering: .relaxed)
          // Requests that were on their way to the service fail; between two rounds of the load there may be none.
          #expect(
            statuses[200, default: 0] > 100 && statuses.keys.allSatisfy { [200, 500].contains($0) }, "\(statuses)")
        } audit: { requests in
          #expect(requests.count == progress.answered.load(ordering: .relaxed))
          #expect(requests.count % load.requests == 0, "the gateway answers every request")
          #expect(requests.flatMap(\.problems).isEmpty)
          let strangers = requests.filter { !$0.services.contains("gateway") }
          #expect(strangers.isEmpty)
          #expect(requests.filter { $0.tree == EndToEnd.LoadTests.order }.count > 100)
        }
      }
    }
  }
#endif
