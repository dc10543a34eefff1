public import Fastrace
package import FastraceEnvironment

/// Tracing as the environment wants it.
public enum FastraceSetup {
  /// Sets tracing up as the `OTEL_*` environment variables say: exporters, sampler, propagators, limits.
  ///
  ///     FastraceSetup.bootstrap(serviceName: "checkout")
  ///
  /// `OTEL_TRACES_EXPORTER` names one exporter or several: `otlp` (the default), `jaeger`, `datadog`, `chrome`, `console`,
  /// `none`. Those that send over HTTP need their package trait; where it is off, the problem handler is told which one to turn on, and
  /// the others go on. `OTEL_SDK_DISABLED=true` sets nothing up. What makes no sense is reported once and ignored: what
  /// stands in the environment never stops a process.
  ///
  /// - Parameters:
  ///   - serviceName: The attribute `service.name`; nil is what the environment says.
  ///   - attributes: More attributes of the resource.
  ///   - problemHandler: Told of what goes wrong, now and later.
  ///   - configure: Changes the configuration that the environment has led to.
  /// - Returns: What was set up.
  @discardableResult
  public static func bootstrap(
    serviceName: String? = nil, attributes: Properties = [:], problemHandler: Fastrace.ProblemHandler = .standardError,
    configure: (inout Fastrace.Configuration) -> Void = { _ in }
  ) -> Bootstrap {
    var plan = Bootstrap(.ofProcess(problemHandler: problemHandler), serviceName: serviceName, attributes: attributes)
    plan.configuration.problemHandler = problemHandler
    configure(&plan.configuration)
    plan.apply()
    return plan
  }
}

/// What the environment has led to.
public struct Bootstrap: Sendable {
  /// False when `OTEL_SDK_DISABLED` has turned everything off.
  public let isEnabled: Bool
  /// The exporters that were made.
  public let reporters: [any SpanReporter]
  /// How spans are sampled, bounded and exported.
  public internal(set) var configuration: Fastrace.Configuration
  /// How contexts travel in headers: that of the configuration.
  public var propagator: any Propagator { configuration.propagator }
  /// What the spans are from.
  public let resource: Fastrace.Resource

  package init(_ environment: EnvironmentVariables, serviceName: String? = nil, attributes: Properties = [:]) {
    var arguments = Fastrace.Resource(attributes)
    if let serviceName { arguments.serviceName = serviceName }
    resource = Fastrace.Resource.detected(in: environment).merging(arguments)
    isEnabled = !environment.bool("OTEL_SDK_DISABLED")
    configuration = Fastrace.Configuration(environment)
    reporters = isEnabled ? ExporterName.reporters(environment, resource, arguments: arguments) : []
  }

  func apply() {
    // With no reporters too: contexts travel through a process that records nothing.
    Fastrace.setReporters(isEnabled ? reporters : [], configuration: configuration)
  }
}
