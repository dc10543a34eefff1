internal import Fastrace
internal import FastraceChromeTrace
internal import FastraceDatadog
internal import FastraceEnvironment
internal import FastraceJaeger
internal import FastraceOpenTelemetry

/// What `OTEL_TRACES_EXPORTER` can name.
enum ExporterName: String, CaseIterable {
  case otlp, jaeger, datadog, chrome, console, none

  private static let variable = "OTEL_TRACES_EXPORTER"

  /// The exporters that the environment asks for, as far as they can be had.
  static func reporters(
    _ environment: EnvironmentVariables, _ resource: Fastrace.Resource, arguments: Fastrace.Resource
  ) -> [any SpanReporter] {
    let names = environment.names(variable) ?? [ExporterName.otlp.rawValue]
    return names.compactMap { name in
      // Old names of the same.
      let name = name == "logging" || name == "stdout" ? "console" : name
      guard let exporter = ExporterName(rawValue: name) else {
        let known = allCases.map(\.rawValue).joined(separator: ", ")
        environment.warn(variable, "names \"\(name)\", which is none of \(known); it is ignored")
        return nil
      }
      return exporter.reporter(environment, resource, arguments)
    }
  }

  private func reporter(
    _ environment: EnvironmentVariables, _ resource: Fastrace.Resource, _ arguments: Fastrace.Resource
  ) -> (any SpanReporter)? {
    switch self {
    case .otlp: openTelemetry(environment, resource)
    case .jaeger: jaeger(environment, resource)
    case .datadog: datadog(environment, arguments)
    case .chrome: ChromeTraceReporter(path: environment["FASTRACE_CHROME_TRACE_FILE"] ?? "trace.json")
    case .console: ConsoleReporter()
    case .none: nil
    }
  }

  private func openTelemetry(_ environment: EnvironmentVariables, _ resource: Fastrace.Resource) -> (any SpanReporter)?
  {
    #if OpenTelemetry
      var options = OpenTelemetryOptions(environment)
      options.resource = resource
      return OpenTelemetryReporter(options)
    #else
      missing("OpenTelemetry", environment)
    #endif
  }

  /// What the application says counts more than Datadog's variables, and those more than OpenTelemetry's.
  private func datadog(_ environment: EnvironmentVariables, _ arguments: Fastrace.Resource) -> (any SpanReporter)? {
    #if Datadog
      let settings = DatadogEnvironment(environment)
      return DatadogReporter(agent: settings.agent, resource: settings.resource.merging(arguments))
    #else
      missing("Datadog", environment)
    #endif
  }

  private func jaeger(_ environment: EnvironmentVariables, _ resource: Fastrace.Resource) -> any SpanReporter {
    let host = environment["OTEL_EXPORTER_JAEGER_AGENT_HOST"] ?? "127.0.0.1"
    let port = environment.integer("OTEL_EXPORTER_JAEGER_AGENT_PORT", in: 1...65_535) ?? 6831
    return JaegerReporter(host: host, port: UInt16(port), resource: resource)
  }

  private func missing(_ trait: String, _ environment: EnvironmentVariables) -> (any SpanReporter)? {
    environment.warn(
      Self.variable,
      """
      asks for \(rawValue), for which the package trait \(trait) must be on where the application depends on fastrace; \
      no spans are exported that way
      """)
    return nil
  }
}
