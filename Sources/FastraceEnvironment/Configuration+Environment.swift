public import Fastrace

extension Fastrace.Configuration {
  /// What the `OTEL_*` environment variables say, and the defaults of this library for the rest.
  ///
  /// Read are `OTEL_TRACES_SAMPLER` and `OTEL_TRACES_SAMPLER_ARG`; `OTEL_PROPAGATORS`; `OTEL_BSP_SCHEDULE_DELAY`,
  /// `_EXPORT_TIMEOUT`, `_MAX_QUEUE_SIZE` and `_MAX_EXPORT_BATCH_SIZE`; `OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT`,
  /// `_EVENT_COUNT_LIMIT`, `_LINK_COUNT_LIMIT` and `_ATTRIBUTE_VALUE_LENGTH_LIMIT`;
  /// `OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT`, `OTEL_LINK_ATTRIBUTE_COUNT_LIMIT`; and for all of these
  /// `OTEL_ATTRIBUTE_COUNT_LIMIT` and `OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT`.
  ///
  /// - Parameter problemHandler: Told once of each value that makes no sense and is ignored; it becomes the problem handler of the
  ///   configuration.
  public static func fromEnvironment(problemHandler: Fastrace.ProblemHandler = .standardError) -> Fastrace.Configuration
  {
    var configuration = Fastrace.Configuration(.ofProcess(problemHandler: problemHandler))
    configuration.problemHandler = problemHandler
    return configuration
  }

  package init(_ environment: EnvironmentVariables) {
    self.init()
    sampler = Sampler(environment) ?? sampler
    propagator = CompositePropagator.fromEnvironment(environment)
    exportDelay = environment.milliseconds("OTEL_BSP_SCHEDULE_DELAY") ?? exportDelay
    exportTimeout = environment.milliseconds("OTEL_BSP_EXPORT_TIMEOUT", atLeast: 1) ?? exportTimeout
    let counts = 1...Int(Int32.max)
    exportQueueCapacity = environment.integer("OTEL_BSP_MAX_QUEUE_SIZE", in: counts) ?? exportQueueCapacity
    exportBatchSize = environment.integer("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", in: counts) ?? exportBatchSize
    spanLimits = Fastrace.SpanLimits(environment)
  }
}

extension Fastrace.SpanLimits {
  fileprivate init(_ environment: EnvironmentVariables) {
    self.init()
    func count(_ names: String..., otherwise fallback: Int) -> Int {
      names.lazy.compactMap { environment.integer($0, in: 0...Int.max) }.first ?? fallback
    }
    let all = "OTEL_ATTRIBUTE_COUNT_LIMIT"
    properties = count("OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT", all, otherwise: properties)
    propertiesPerEvent = count("OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT", all, otherwise: propertiesPerEvent)
    propertiesPerLink = count("OTEL_LINK_ATTRIBUTE_COUNT_LIMIT", all, otherwise: propertiesPerLink)
    events = count("OTEL_SPAN_EVENT_COUNT_LIMIT", otherwise: events)
    links = count("OTEL_SPAN_LINK_COUNT_LIMIT", otherwise: links)
    valueLength = count(
      "OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT", "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT", otherwise: valueLength)
  }
}

extension Sampler {
  /// The sampler that the environment variables name; nil when they name none.
  fileprivate init?(_ environment: EnvironmentVariables) {
    guard let name = environment["OTEL_TRACES_SAMPLER"] else { return nil }
    switch name.lowercased() {
    case "always_on": self = Sampler.alwaysOn.ignoringParent
    case "always_off": self = Sampler.alwaysOff.ignoringParent
    case "traceidratio": self = Sampler.traceIDRatioBased(environment.ratio).ignoringParent
    // Samplers follow the parent unless told otherwise.
    case "parentbased_always_on": self = .alwaysOn
    case "parentbased_always_off": self = .alwaysOff
    case "parentbased_traceidratio": self = .traceIDRatioBased(environment.ratio)
    default:
      environment.warn(
        "OTEL_TRACES_SAMPLER",
        "is \"\(name)\", not one of always_on, always_off, traceidratio and these after parentbased_; it is ignored")
      return nil
    }
  }
}

extension EnvironmentVariables {
  /// The fraction of traces to sample; all, unless said otherwise.
  fileprivate var ratio: Double {
    guard let value = self["OTEL_TRACES_SAMPLER_ARG"] else { return 1 }
    if let ratio = Double(value), (0...1).contains(ratio) { return ratio }
    warn("OTEL_TRACES_SAMPLER_ARG", "is \"\(value)\", which is no number from 0 to 1; it is taken as 1")
    return 1
  }
}
