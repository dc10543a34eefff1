#if Viewer
  @testable import FastraceViewer
  import Foundation
  import Testing

  /// OpenTelemetry's SDK for Python sends, and the interface shows exactly what was sent.
  @Suite(.producers) struct ProducerTests {
    @Test(arguments: ["http", "http-gzip", "grpc", "grpc-gzip", "jaeger"])
    func showsExactlyWhatWasSent(way: String) async throws {
      try await TestServer.with { server in
        let port =
          switch way {
          case "jaeger": server.addresses.jaegerPort ?? 0
          case "grpc", "grpc-gzip": server.addresses.grpcPort ?? 0
          default: server.addresses.port
          }
        let output = try await Producers.run(way, port)
        let sent = try #require(try JSONSerialization.jsonObject(with: output) as? [[String: Any]])
        #expect(sent.count == 3)
        // Nobody confirms a packet of UDP.
        try await eventually("all spans are stored") { server.store.counters.values.spansStored == sent.count }
        let trace = try await server.get("/api/traces/\(try #require(sent[0]["traceID"] as? String))").json()
        let resource = try #require((trace["resources"] as? [[String: Any]])?.first)
        #expect(resource["service"] as? String == "python-shop")
        let spans = try #require(trace["spans"] as? [[String: Any]])
        for span in sent {
          let received = try #require(spans.first { $0["spanID"] as? String == span["spanID"] as? String })
          Self.compare(span, received, isJaeger: way == "jaeger")
        }
      }
    }

    private static func nanoseconds(_ value: Any?) -> Int { Int(value as? String ?? "") ?? 0 }

    private static func compare(_ sent: [String: Any], _ received: [String: Any], isJaeger: Bool) {
      for key in [
        "parentSpanID", "name", "kind", "status", "links", "events", "attributes", "startUnixNano", "durationNano",
      ] {
        // Jaeger has microseconds only, which its exporter rounds in several ways, and no lists and no order; what belongs
        // to the resource stands in the attributes of every span.
        if isJaeger, key == "startUnixNano" {
          #expect(abs(nanoseconds(sent[key]) - nanoseconds(received[key])) <= 1_000)
          continue
        }
        let before = Normalized.of(sent[key], key, isJaeger: isJaeger)
        let after = Normalized.of(received[key], key, isJaeger: isJaeger)
        #expect(before == after, "\(key) of \(sent["name"] ?? "")")
      }
    }
  }

  /// A value of JSON as text that can be compared.
  enum Normalized {
    static func of(_ value: Any?, _ key: String, isJaeger: Bool) -> String {
      switch value {
      case let list as [[String: Any]] where list.first?["key"] != nil || key == "attributes":
        return list.filter { !isJaeger || !isOfExporter($0["key"] as? String ?? "") }
          .map { "\($0["key"] ?? ""):\($0["type"] ?? "")=\(text($0["value"]))" }.sorted().joined(separator: "\n")
      case let attributes as [String: Any] where key == "attributes":
        return attributes.map { name, value in
          let value = value as? [String: Any] ?? [:]
          return "\(name):\(value["type"] ?? "")=\(text(value["value"]))"
        }.sorted().joined(separator: "\n")
      case let list as [[String: Any]]:
        return list.map { entry in
          ["name", "timeUnixNano", "traceID", "spanID"].map { time(entry[$0], $0, isJaeger) }.joined(separator: " ")
            + of(entry["attributes"] ?? [[String: Any]](), "attributes", isJaeger: isJaeger)
        }.joined(separator: "\n")
      case let status as [String: Any]: return "\(text(status["code"])) \(text(status["message"]))"
      default: return time(value, key, isJaeger)
      }
    }

    private static func time(_ value: Any?, _ key: String, _ isJaeger: Bool) -> String {
      isJaeger && key.hasSuffix("Nano") ? "" : text(value)
    }

    private static func text(_ value: Any?) -> String {
      value is NSNull || value == nil ? "" : String(describing: value ?? "")
    }

    private static func isOfExporter(_ key: String) -> Bool {
      ["otel.", "telemetry.sdk.", "service.name", "deployment"].contains { key.hasPrefix($0) }
    }
  }
#endif
