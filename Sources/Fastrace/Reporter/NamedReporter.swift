/// A reporter for which OpenTelemetry has a name.
package protocol NamedReporter: SpanReporter {
  /// The attribute `otel.component.type`, such as `otlp_http_span_exporter`.
  var componentType: String { get }
}
