#if Viewer
  import FastraceDemo
  import FastraceViewer
  import Foundation

  /// The three services of the demonstration as processes of their own, and the viewer that their spans go to.
  struct Shop: Sendable {
    let system: DemoSystem
    let store: TraceStore
    var url: String { system.url }

    /// Runs everything for the time of `body`, and lets it end in good order: then every span that was recorded has arrived.
    ///
    /// - Returns: What `audit` makes of the traces.
    static func run<Result: Sendable>(
      _ environment: [String: String] = [:], _ body: @Sendable (Shop) async throws -> Void,
      audit: @Sendable ([StoredRequest]) async throws -> Result
    ) async throws -> Result {
      var options = ViewerOptions()
      options.port = 0
      options.grpcPort = nil
      options.jaegerPort = nil
      let server = try ViewerServer(options)
      let (addresses, listening) = AsyncStream.makeStream(of: ViewerAddresses.self)
      return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run { listening.yield($0) } }
        defer { group.cancelAll() }
        var iterator = addresses.makeAsyncIterator()
        guard let address = await iterator.next() else { throw DemoFailure("the viewer does not listen") }
        // Room for all that is recorded in the time of a test: nothing may be dropped.
        let environment = ["OTEL_BSP_MAX_QUEUE_SIZE": "200000", "LOG": "off"].merging(environment) { $1 }
        let system = DemoSystem(executable: try executable(), endpoint: address.url, environment: environment)
        let shop = Shop(system: system, store: server.store)
        do {
          try await system.start()
          try await body(shop)
        } catch {
          await system.stop()
          throw error
        }
        await system.stop()
        return try await audit(StoredRequest.all(in: server.store))
      }
    }

    /// The command `fastrace` lies beside the tests.
    private static func executable() throws -> String {
      let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("fastrace").path
    }
  }
#endif
