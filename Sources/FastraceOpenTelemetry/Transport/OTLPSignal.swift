/// What a request of OTLP carries, and what follows from that.
package enum OTLPSignal: Sendable, Hashable, CaseIterable {
  case traces
  case logs

  /// What is appended to the URL of a receiver of all signals.
  package var path: String {
    switch self {
    case .traces: "v1/traces"
    case .logs: "v1/logs"
    }
  }

  /// Stands in the names of environment variables that count for this signal alone: `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`.
  package var variableInfix: String {
    switch self {
    case .traces: "TRACES_"
    case .logs: "LOGS_"
    }
  }

  /// The service of gRPC that takes requests; its method is `Export`.
  package var serviceName: String {
    switch self {
    case .traces: "opentelemetry.proto.collector.trace.v1.TraceService"
    case .logs: "opentelemetry.proto.collector.logs.v1.LogsService"
    }
  }
}
