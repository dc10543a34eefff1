#if Viewer
  @testable import FastraceViewer
  import Foundation
  import Testing

  /// Python's logging with OpenTelemetry's SDK sends, and the interface shows exactly what was sent.
  @Suite(.producers) struct LogProducerTests {
    @Test(arguments: ["http", "http-gzip", "grpc", "grpc-gzip"])
    func showsExactlyWhatWasLogged(way: String) async throws {
      try await TestServer.with { server in
        let port = way.hasPrefix("grpc") ? server.addresses.grpcPort ?? 0 : server.addresses.port
        let output = try await Producers.run(way, port, .logs)
        let sent = try #require(try JSONSerialization.jsonObject(with: output) as? [[String: Any]])
        let counters = server.store.counters.values
        #expect(counters.logsReceived == sent.count && counters.logsStored == sent.count - 1)
        #expect(counters.logsWithoutTrace == 1 && counters.messagesRefused.isEmpty)
        let trace = try await server.get("/api/traces/\(try #require(sent[0]["traceID"] as? String))").json()
        let resources = try #require(trace["resources"] as? [[String: Any]])
        #expect(resources.map { $0["service"] as? String } == ["python-shop"])
        let scopes = try #require(resources.first?["scopes"] as? [[String: Any]])
        let logs = try #require(trace["logs"] as? [[String: Any]])
        #expect(logs.map { $0["level"] as? String } == ["info", "warning", "error", "debug"])
        for (before, after) in zip(sent, logs) {
          for key in ["spanID", "timeUnixNano", "message", "attributes"] {
            let name = "\(key) of \(before["message"] ?? "")"
            #expect(
              Normalized.of(before[key], key, isJaeger: false) == Normalized.of(after[key], key, isJaeger: false),
              "\(name)")
          }
          #expect(scopes[after["scope"] as? Int ?? 9]["name"] as? String == before["scope"] as? String)
        }
      }
    }
  }
#endif
