import Fastrace
import FastraceDatadog
import FastraceEnvironment
import FastraceOpenTelemetry
import FastracePropagators
import FuzzSupport

/// Environment variables, of which each line of the input is `NAME=value`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzInput.run(data, count) { input in
    var variables: [String: String] = [:]
    for (name, value) in input.fields(separator: "=") { variables[name] = value }
    // What is nowhere else, so that it is known where a text comes from.
    let others = variables.filter { !$0.key.hasSuffix("_HEADERS") }.values.joined(separator: "\n")
    let secrets = variables.filter {
      $0.key.hasSuffix("_HEADERS") && $0.value.utf8.count > 20 && !others.contains($0.value)
    }.values
    let problemHandler = Fastrace.ProblemHandler { problem in
      require(problem.kind.hasPrefix("environment-"), "the kind of a problem")
      require(!secrets.contains { problem.description.contains($0) }, "what may be secret is not told")
    }
    let environment = EnvironmentVariables(variables, problemHandler: problemHandler)
    checkConfiguration(Fastrace.Configuration(environment))
    checkResource(Fastrace.Resource(environment))
    for signal in OTLPSignal.allCases { checkExporter(OpenTelemetryOptions(environment, signal: signal), signal) }
    checkPropagators(variables["OTEL_PROPAGATORS"] ?? "")
    checkDatadog(DatadogEnvironment(environment))
    checkPairs(environment)
  }
}

private func checkConfiguration(_ configuration: Fastrace.Configuration) {
  require(configuration.exportDelay >= .zero, "a delay")
  require(configuration.exportTimeout > .zero, "a timeout")
  require(configuration.exportDelay.nanosecondsClamped >= 0, "a delay in nanoseconds")
  let counts = 1...Int(Int32.max)
  require(counts.contains(configuration.exportQueueCapacity), "the capacity of the queue")
  require(counts.contains(configuration.exportBatchSize), "the size of a batch")
  let limits = configuration.spanLimits
  for limit in [limits.properties, limits.events, limits.links, limits.valueLength] { require(limit >= 0, "a limit") }
  let parameters = SamplingParameters(traceID: TraceID(high: 1, low: .max))
  _ = configuration.sampler.decision(for: parameters).isSampled
}

private func checkResource(_ resource: Fastrace.Resource) {
  require(!resource.serviceName.isEmpty, "a service has a name")
  require(resource.attributes.allSatisfy { !$0.key.isEmpty }, "an attribute has a key")
  requireEqual(Set(resource.attributes.map(\.key)).count, resource.attributes.count, "each key once")
}

private func checkExporter(_ options: OpenTelemetryOptions, _ signal: OTLPSignal) {
  let url = options.httpURL(for: signal)
  require(["http://", "https://"].contains { url.lowercased().hasPrefix($0) }, "where requests go: \(url)")
  require(options.timeout > .zero, "a timeout")
  require(options.headers.allSatisfy { !$0.name.isEmpty }, "a header has a name")
  guard let server = options.server else { return }
  require(!server.host.isEmpty, "a server has a host")
  require((1...65_535).contains(server.port), "\(server.port) is no port")
  require(!server.host.utf8.contains { "[]@/?#".utf8.contains($0) }, "nothing but a host: \(server.host)")
}

private func checkPropagators(_ list: String) {
  let (propagator, unknown) = CompositePropagator.named(list)
  require(propagator.propagators.count <= 5, "each propagator once")
  requireEqual(Set(unknown).count, unknown.count, "each unknown name once")
  require(!unknown.contains { $0.isEmpty || $0.utf8.contains(UInt8(ascii: ",")) }, "a name")
}

private func checkDatadog(_ datadog: DatadogEnvironment) {
  require(["http://", "https://"].contains { datadog.agent.hasPrefix($0) }, "where the agent is: \(datadog.agent)")
}

/// What was read can be written and read again.
private func checkPairs(_ environment: EnvironmentVariables) {
  let pairs = environment.pairs("OTEL_RESOURCE_ATTRIBUTES")
  let text = pairs.map { "\(encoded($0.key))=\(encoded($0.value))" }.joined(separator: ",")
  let again = EnvironmentVariables(["PAIRS": text], problemHandler: .silent).pairs("PAIRS")
  requireEqual(again.map(\.key), pairs.map(\.key), "the keys of \(text)")
  requireEqual(again.map(\.value), pairs.map(\.value), "the values of \(text)")
}

private func encoded(_ text: String) -> String {
  text.utf8.map { byte in
    let digits = String(byte, radix: 16)
    return Bytes.isAlphanumeric(byte) ? String(UnicodeScalar(byte)) : "%" + (digits.count == 1 ? "0" : "") + digits
  }.joined()
}
