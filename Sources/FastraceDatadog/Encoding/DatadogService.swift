package import Fastrace

/// What a resource says in Datadog's terms.
package struct DatadogService: Sendable {
  /// On every span.
  package var name: String
  package var tags: [(key: String, value: String)] = []
  /// On the first span of each trace.
  package var processTags: [(key: String, value: String)] = [("language", "swift")]
  package var processID: Double?

  package init(_ resource: Fastrace.Resource) {
    name = resource.serviceName
    for attribute in resource.attributes { add(attribute) }
  }

  private mutating func add(_ attribute: Property) {
    let value = attribute.value.description
    switch attribute.key {
    case "service.name", "telemetry.sdk.language": break
    case "service.version": tags.append(("version", value))
    case "deployment.environment.name", "deployment.environment": tags.append(("env", value))
    case "service.instance.id": processTags.append(("runtime-id", value))
    case "process.pid":
      if case .int(let number) = attribute.value { processID = Double(number) }
    default: processTags.append((attribute.key, value))
    }
  }
}
