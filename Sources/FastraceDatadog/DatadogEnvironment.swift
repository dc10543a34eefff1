package import Fastrace
// `.detected(serviceName:)` for callers of `DatadogReporter`: one import has to be enough.
@_exported public import FastraceEnvironment
internal import FastraceHTTPExport

/// What the environment variables of Datadog say.
package struct DatadogEnvironment {
  /// The URL of the agent.
  package var agent: String
  /// Those of OpenTelemetry, completed by those of Datadog.
  package var resource: Fastrace.Resource

  package init(_ environment: EnvironmentVariables, resource base: Fastrace.Resource? = nil) {
    var host = environment["DD_AGENT_HOST"] ?? "127.0.0.1"
    // An address of IPv6, as Kubernetes gives it.
    if host.contains(":"), !host.hasPrefix("[") { host = "[\(host)]" }
    let port = environment.integer("DD_TRACE_AGENT_PORT", in: 1...65_535) ?? 8126
    agent = "http://\(host):\(port)"
    if let url = environment["DD_TRACE_AGENT_URL"] {
      if url.hasPrefix("http://") || url.hasPrefix("https://") {
        agent = url
      } else {
        environment.warn(
          "DD_TRACE_AGENT_URL", "is \"\(AddressText.of(url))\", which does not begin with http://; it is ignored")
      }
    }
    resource = base ?? .detected(in: environment)
    if let name = environment["DD_SERVICE"] { resource.serviceName = name }
    if let name = environment["DD_ENV"] { resource["deployment.environment.name"] = .string(name) }
    if let version = environment["DD_VERSION"] { resource["service.version"] = .string(version) }
  }
}
