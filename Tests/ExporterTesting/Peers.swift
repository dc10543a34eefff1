package import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The programs from elsewhere that `scripts/peers` has started.
package enum Peers {
  /// A receiver of OTLP over HTTP that decodes with OpenTelemetry's own classes, and fails on request.
  package static var sink: String { address("SINK") }
  /// The same over gRPC.
  package static var sinkGRPC: String { address("SINK_GRPC") }
  /// The same with TLS, for clients with ``certificate``.
  package static var sinkHTTPS: String { address("SINK_HTTPS") }
  /// The same over gRPC.
  package static var sinkGRPCS: String { address("SINK_GRPCS") }
  /// The file of the certificate that both sides of TLS have and trust; and of its key.
  package static var certificate: String { (variable("CERTIFICATES") ?? "") + "/certificate.pem" }
  package static var key: String { (variable("CERTIFICATES") ?? "") + "/key.pem" }
  /// A collector, which passes on to the sink what it takes over HTTP.
  package static var rotel: String { address("ROTEL") }
  /// The same over gRPC.
  package static var rotelGRPC: String { address("ROTEL_GRPC") }
  /// Datadog's test agent.
  package static var agent: String { address("AGENT") }

  fileprivate static var areRunning: Bool { variable("SINK") != nil }

  private static func address(_ name: String) -> String { variable(name) ?? "http://localhost:1" }

  private static func variable(_ name: String) -> String? {
    // SAFETY: copied at once; the environment does not change while tests run.
    guard let value = unsafe getenv("FASTRACE_PEER_" + name) else { return nil }
    return unsafe String(cString: value)
  }
}

extension Trait where Self == ConditionTrait {
  /// Runs only beside the programs that `scripts/peers` starts.
  package static var peers: Self {
    #if Enable
      .enabled(if: Peers.areRunning, "needs programs from elsewhere: run scripts/test --integrations")
    #else
      .disabled("tracing is compiled out: pass --traits Enable")
    #endif
  }
}
