#if Viewer
  import Foundation
  import OTLPMessages
  import Testing

  @testable import FastraceViewer

  @Suite struct TraceSourceTests {
    /// A database may be larger than what is read of other files.
    @Test func opensADatabaseOfAnySize() async throws {
      let folder = try TemporaryFolder()
      var options = StoreOptions()
      options.path = folder.path + "/traces.db"
      let path = try #require(options.path)
      do {
        let store = try TraceStore(options)
        try await store.take(Sample.traces(1...3))
      }
      // Takes no room: nothing is written there.
      try FileHandle(forUpdating: URL(fileURLWithPath: path)).truncate(atOffset: 1 << 30 + 1 << 20)
      let contents = try await TraceSource.contents(path, database: nil, server: "")
      #expect(contents.spans.flatMap(\.scopeSpans).flatMap(\.spans).count == 10)
    }

    @Test func saysWhatItCannotDo() async throws {
      let folder = try TemporaryFolder()
      for (path, message) in [(folder.path, "cannot read"), (folder.path + "/missing", "cannot open")] {
        let failure = await #expect(throws: StoreFailure.self) {
          try await TraceSource.contents(path, database: nil, server: "")
        }
        #expect(failure?.description.hasPrefix("\(message) \(path)") == true, "\(failure?.description ?? "")")
      }
      #expect(throws: StoreFailure.self) { try FileBytes.write([1], to: folder.path) }
    }

    /// Only what has no such trace has none; what is no server at all must not look like an empty one.
    @Test func anotherServerIsNoEmptyOne() async throws {
      try await TestServer.with { server in
        let wrong = ViewerClient(server.addresses.url + "/api")
        await #expect(throws: StoreFailure.self) { try await wrong.operations(since: 0, sort: .p95) }
        let client = ViewerClient(server.addresses.url)
        let (trace, rows) = (try await client.trace(Sample.key(1)), try await client.operations(since: 0, sort: .max))
        #expect(trace == nil && rows.isEmpty)
      }
    }
  }
#endif
