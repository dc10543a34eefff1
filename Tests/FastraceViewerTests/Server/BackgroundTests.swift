#if Viewer
  import AsyncHTTPClient
  import GRDB
  import NIOCore
  import Synchronization
  import Testing

  @testable import FastraceViewer

  @Suite struct BackgroundTests {
    /// A database that fails for a while: what is done in the background fails as long, and is told once.
    @Test func goesOnWhenTheDatabaseIsBack() async throws {
      var options = ViewerOptions()
      options.liveInterval = .milliseconds(10)
      options.sweepInterval = .milliseconds(10)
      try await TestServer.with(options) { server in
        let response = try await HTTPClient.shared.execute(
          HTTPClientRequest(url: server.addresses.url + "/api/live"), timeout: .seconds(120))
        try await Self.rename("trace", to: "gone", server)
        server.hub.note([1])
        let before = server.store.counters.values.backgroundFailures
        try await eventually("both have failed, more than once") {
          server.store.counters.values.backgroundFailures > before + 10
        }
        try await Self.rename("gone", to: "trace", server)
        #expect(try await server.export(try Sample.protobuf(Sample.traces(1...1))).status == 200)
        var text = ""
        for try await chunk in response.body {
          text += String(buffer: chunk)
          if text.contains(Sample.key(1).description) { break }
        }
        #expect(text.contains(Sample.key(1).description))
      }
    }

    private static func rename(_ table: String, to name: String, _ server: TestServer) async throws {
      try await server.store.database.write { try $0.execute(sql: "ALTER TABLE \(table) RENAME TO \(name)") }
    }

    @Test func tellsOfTheFirstFailure() async throws {
      struct Broken: Error {}
      let told = Mutex<[String]>([])
      let counters = StoreCounters()
      let work = BackgroundWork(counters: counters) { text in told.withLock { $0.append(text) } }
      let task = Task {
        var round = 0
        try await work.repeat("work", every: .zero) {
          round += 1
          if round == 6 { try await Task.sleep(for: .seconds(3_600)) }
          if round != 3 { throw Broken() }
        }
      }
      try await eventually("all but one have failed") { counters.backgroundFailures == 4 }
      // Which is no failure.
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(counters.backgroundFailures == 4)
      #expect(told.withLock { $0 }.count == 2)
    }
  }

  extension StoreCounters {
    fileprivate var backgroundFailures: Int { values.backgroundFailures }
  }
#endif
