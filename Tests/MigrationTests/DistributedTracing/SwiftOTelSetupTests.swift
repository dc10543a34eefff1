import Fastrace
import FastraceEnvironment
import FastraceOpenTelemetry
import FastraceSetup
import FastraceTesting
import RecorderTesting
import Testing

#if DistributedTracing
  import FastraceDistributedTracing
  import Instrumentation
  import Tracing

  private struct DictionaryInjector: Injector {
    func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) { carrier[key] = value }
  }
#endif
#if ServiceLifecycle
  import FastraceServiceLifecycle
  import Logging
  import ServiceLifecycle
#endif

/// What sets swift-otel up, and what sets this library up: the first table of the guide.
@Suite(.recorder) struct SwiftOTelSetupTests {
  @Test func samplers() {
    let parent = SpanContext(traceparent: remote)
    let unsampled = SpanContext(traceID: .random(), spanID: .random(), isSampled: false, isRemote: true)
    func decisions(_ sampler: Sampler) -> [Bool] {
      [nil, parent, unsampled].map {
        sampler.decision(for: SamplingParameters(traceID: .random(), parent: $0)).isSampled
      }
    }
    var configuration = Fastrace.Configuration()
    // parentBasedAlwaysOn, the default of both.
    #expect(decisions(configuration.sampler) == [true, true, false])
    configuration.sampler = .alwaysOff
    #expect(decisions(configuration.sampler) == [false, true, false])
    configuration.sampler = .traceIDRatioBased(0.1)
    #expect(decisions(configuration.sampler).dropFirst() == [true, false])
    configuration.sampler = .alwaysOn.ignoringParent
    #expect(decisions(configuration.sampler) == [true, true, true])
    configuration.sampler = .traceIDRatioBased(0.0).ignoringParent
    #expect(decisions(configuration.sampler) == [false, false, false])
  }

  @Test func batches() {
    var configuration = Fastrace.Configuration()
    configuration.exportDelay = .seconds(5)
    configuration.exportTimeout = .seconds(30)
    configuration.exportQueueCapacity = 2048
    configuration.exportBatchSize = 512
    let variables = [
      "OTEL_BSP_SCHEDULE_DELAY": "5000", "OTEL_BSP_EXPORT_TIMEOUT": "30000", "OTEL_BSP_MAX_QUEUE_SIZE": "2048",
      "OTEL_BSP_MAX_EXPORT_BATCH_SIZE": "512",
    ]
    let fromEnvironment = Fastrace.Configuration(EnvironmentVariables(variables))
    #expect(fromEnvironment.exportDelay == configuration.exportDelay)
    #expect(fromEnvironment.exportTimeout == configuration.exportTimeout)
    #expect(fromEnvironment.exportQueueCapacity == configuration.exportQueueCapacity)
    #expect(fromEnvironment.exportBatchSize == configuration.exportBatchSize)
  }

  @Test func propagators() {
    var configuration = Fastrace.Configuration()
    configuration.propagator = CompositePropagator([W3CTraceContextPropagator()])
    #expect(configuration.propagator.fields == ["traceparent", "tracestate"])
  }

  @Test func options() {
    var options = OpenTelemetryOptions(resource: .detected(serviceName: "checkout"))
    options.endpoint = "https://collector.example.com:4318"
    options.wireProtocol = .httpJSON
    options.headers = [.init("authorization", "Bearer 123")]
    options.compression = .gzip
    options.timeout = .seconds(3)
    options.tls.certificateAuthorities = "/etc/ca.pem"
    options.tls.clientCertificate = "/etc/client.pem"
    options.tls.clientKey = "/etc/client.key"
    #expect(options.resource.serviceName == "checkout")
    #expect(options.endpoint == "https://collector.example.com:4318")
  }

  @Test func bootstrap() async {
    // Nothing is sent anywhere: the variable is not set in tests, so the exporter would be the default one.
    let setup = FastraceSetup.bootstrap(
      serviceName: "checkout", attributes: ["deployment.environment.name": "test"], problemHandler: .silent
    ) { configuration in
      configuration.sampler = .alwaysOff
    }
    Fastrace.setReporters([])
    #expect(setup.resource.serviceName == "checkout")
    #expect(setup.resource["deployment.environment.name"] == "test")
  }

  @Test(.enabled(if: TestTrace.isAvailable)) func severalBackends() async {
    let first = InMemoryReporter()
    let second = InMemoryReporter()
    Fastrace.setReporters([first, second])
    TraceSpan.withRoot("load") { span in }
    await Fastrace.flush()
    Fastrace.setReporters([])
    #expect(first.traces.map(\.tree.text) == ["load"] && second.traces.map(\.tree.text) == ["load"])
  }

  #if DistributedTracing
    /// The tracer is an instrument like any other: for `InstrumentationSystem.bootstrap`, alone or among others.
    @Test(.enabled(if: TestTrace.isAvailable)) func tracer() async throws {
      let tracer = FastraceTracer()
      let instrument = MultiplexInstrument([tracer])
      let traces = try await traces {
        let span = tracer.startSpan("load")
        var headers: [String: String] = [:]
        instrument.inject(span.context, into: &headers, using: DictionaryInjector())
        #expect(headers["traceparent"] == span.context.fastraceContext?.traceparent)
        span.end()
      }
      #expect(traces.map(\.tree.text) == ["load"])
    }
  #endif

  #if ServiceLifecycle
    @Test(.enabled(if: TestTrace.isAvailable)) func service() async throws {
      let reporter = InMemoryReporter()
      Fastrace.setReporter(reporter)
      let group = ServiceGroup(
        services: [TracingService(), RequestService()], logger: Logger(label: "group") { _ in SwiftLogNoOpLogHandler() }
      )
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        try await reporter.waitForSpans(count: 1)
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
      }
      #expect(reporter.traces.map(\.tree.text) == ["load"] && reporter.isShutDown)
    }

    private struct RequestService: Service {
      func run() async throws {
        TraceSpan.withRoot("load") { span in }
        await Fastrace.flush()
        try await gracefulShutdown()
      }
    }
  #endif
}
