import Fastrace
import FastraceChromeTrace
import FastraceEnvironment
import FastraceSetup
import Synchronization
import Testing

struct BootstrapTests {
  private func plan(_ variables: [String: String]) -> (plan: Bootstrap, problems: [Fastrace.ProblemHandler.Problem]) {
    let problems = Mutex<[Fastrace.ProblemHandler.Problem]>([])
    let problemHandler = Fastrace.ProblemHandler { problem in problems.withLock { $0.append(problem) } }
    let plan = Bootstrap(EnvironmentVariables(variables, problemHandler: problemHandler))
    return (plan, problems.withLock { $0 })
  }

  private func names(_ plan: Bootstrap) -> [String] { plan.reporters.map { "\(type(of: $0))" } }

  @Test func severalExportersAtOnce() {
    let (plan, problems) = plan(["OTEL_TRACES_EXPORTER": "jaeger, Console ,chrome,none,console"])
    #expect(names(plan) == ["JaegerReporter", "ConsoleReporter", "ChromeTraceReporter"])
    #expect(problems.isEmpty && plan.isEnabled)
  }

  @Test func otlpIsTheDefault() {
    let (plan, problems) = plan([:])
    #if OpenTelemetry
      #expect(names(plan) == ["OpenTelemetryReporter"] && problems.isEmpty)
    #else
      #expect(plan.reporters.isEmpty)
      #expect(problems.first?.description.contains("trait OpenTelemetry ") == true)
    #endif
  }

  @Test func datadogNeedsItsTrait() {
    let (plan, problems) = plan(["OTEL_TRACES_EXPORTER": "datadog,console"])
    #if Datadog
      #expect(names(plan) == ["DatadogReporter", "ConsoleReporter"] && problems.isEmpty)
    #else
      #expect(names(plan) == ["ConsoleReporter"])
      #expect(problems.first?.description.contains("trait Datadog ") == true)
    #endif
  }

  @Test func namesThatAreNotKnownAreReportedAndIgnored() {
    let (plan, problems) = plan(["OTEL_TRACES_EXPORTER": "zipkin,console", "OTEL_PROPAGATORS": "xray,b3"])
    #expect(names(plan) == ["ConsoleReporter"])
    #expect((plan.propagator as? CompositePropagator)?.propagators.count == 1)
    #expect(Set(problems.map(\.kind)) == ["environment-OTEL_TRACES_EXPORTER", "environment-OTEL_PROPAGATORS"])
  }

  @Test func disabledMeansNothingIsMade() {
    let (plan, problems) = plan(["OTEL_SDK_DISABLED": "TRUE"])
    #expect(!plan.isEnabled && plan.reporters.isEmpty && problems.isEmpty)
  }

  @Test func readsTheConfiguration() {
    let (plan, problems) = plan([
      "OTEL_TRACES_EXPORTER": "none", "OTEL_BSP_SCHEDULE_DELAY": "20", "OTEL_BSP_EXPORT_TIMEOUT": "30",
      "OTEL_BSP_MAX_QUEUE_SIZE": "40", "OTEL_BSP_MAX_EXPORT_BATCH_SIZE": "50", "OTEL_SPAN_EVENT_COUNT_LIMIT": "7",
      "OTEL_ATTRIBUTE_COUNT_LIMIT": "8", "OTEL_LINK_ATTRIBUTE_COUNT_LIMIT": "9", "OTEL_SPAN_LINK_COUNT_LIMIT": "0",
      "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT": "10", "OTEL_SERVICE_NAME": "shop",
    ])
    let configuration = plan.configuration
    #expect(configuration.exportDelay == .milliseconds(20) && configuration.exportTimeout == .milliseconds(30))
    #expect(configuration.exportQueueCapacity == 40 && configuration.exportBatchSize == 50)
    let limits = configuration.spanLimits
    #expect(limits.properties == 8 && limits.propertiesPerEvent == 8 && limits.propertiesPerLink == 9)
    #expect(limits.events == 7 && limits.links == 0 && limits.valueLength == 10)
    #expect(plan.resource.serviceName == "shop" && problems.isEmpty)
  }

  @Test(arguments: [
    ("always_on", true, true), ("always_off", false, false), ("traceidratio", false, false),
    ("parentbased_always_on", true, true), ("parentbased_always_off", false, true),
    ("parentbased_traceidratio", false, true), ("nonsense", true, true),
  ])
  func samplersOfOpenTelemetry(name: String, root: Bool, child: Bool) {
    let variables = ["OTEL_TRACES_SAMPLER": name, "OTEL_TRACES_SAMPLER_ARG": "0", "OTEL_TRACES_EXPORTER": "none"]
    let (plan, problems) = plan(variables)
    let trace = TraceID(high: 1, low: 2)
    let parent = SpanContext(traceID: trace, spanID: SpanID(rawValue: 3), isSampled: true, isRemote: true)
    #expect(plan.configuration.sampler.decision(for: SamplingParameters(traceID: trace)).isSampled == root)
    #expect(
      plan.configuration.sampler.decision(for: SamplingParameters(traceID: trace, parent: parent)).isSampled == child)
    #expect(problems.count == (name == "nonsense" ? 1 : 0))
  }

  @Test(arguments: [
    "OTEL_BSP_SCHEDULE_DELAY": "soon", "OTEL_BSP_MAX_QUEUE_SIZE": "0", "OTEL_BSP_MAX_EXPORT_BATCH_SIZE": "-1",
    "OTEL_SPAN_EVENT_COUNT_LIMIT": "1.5", "OTEL_SDK_DISABLED": "maybe",
  ])
  func ignoresWhatMakesNoSense(name: String, value: String) {
    let (plan, problems) = plan([name: value, "OTEL_TRACES_EXPORTER": "console"])
    #expect(plan.isEnabled && plan.configuration.exportQueueCapacity == Fastrace.Configuration().exportQueueCapacity)
    #expect(problems.map(\.kind) == ["environment-\(name)"])
  }
}
