import Fastrace
import FastraceEnvironment
import FastraceJaeger
import FastraceOpenTelemetry
import FastraceTesting
import RecorderTesting
import Synchronization
import Testing

#if Datadog
  import FastraceDatadog
#endif

/// What takes the place of a `TracerProviderBuilder`, of processors and of exporters.
@Suite(.recorder, .enabled(if: TestTrace.isAvailable)) struct OpenTelemetrySetupTests {
  @Test func provider() async {
    let reporter = InMemoryReporter()
    var configuration = Fastrace.Configuration()
    configuration.sampler = .traceIDRatioBased(1.0).ignoringParent
    configuration.spanLimits.properties = 1
    Fastrace.setReporter(reporter, configuration: configuration)
    TraceSpan.withRoot("load") { span in span.setProperties(["a": 1, "b": 2]) }
    await Fastrace.flush()
    await Fastrace.shutdown()
    #expect(reporter.traces.map(\.tree.text) == ["load {a=1}"])
    #expect(reporter.spans.first?.droppedPropertyCount == 1 && reporter.isShutDown)
  }

  @Test func batchProcessor() async throws {
    var configuration = Fastrace.Configuration()
    configuration.exportDelay = .zero
    configuration.exportQueueCapacity = 2048
    configuration.exportBatchSize = 1
    let traces = try await traces(configuration) {
      TraceSpan.withRoot("first") { span in }
      TraceSpan.withRoot("second") { span in }
    }
    #expect(Set(traces.map(\.tree.text)) == ["first", "second"])
  }

  /// A `SpanExporter` of one's own.
  private final class NameReporter: SpanReporter {
    let names = Mutex<[String]>([])

    func report(_ spans: SpanBatch) async throws {
      for span in spans { names.withLock { $0.append(span.name) } }
    }
  }

  @Test func ownExporter() async {
    let reporter = NameReporter()
    Fastrace.setReporter(reporter)
    TraceSpan.withRoot("load") { span in }
    await Fastrace.flush()
    Fastrace.setReporters([])
    #expect(reporter.names.withLock { $0 } == ["load"])
  }

  /// What a `SpanProcessor` does that decides at the end of spans.
  @Test func processorThatDecides() async throws {
    var configuration = Fastrace.Configuration()
    configuration.tailFilter = .keeping { $0.hasError }
    let traces = try await traces(configuration) {
      TraceSpan.withRoot("good") { span in }
      TraceSpan.withRoot("bad") { span in span.setStatus(.error("broken")) }
    }
    #expect(traces.map(\.tree.text) == ["bad [error: broken]"])
  }

  @Test func exporters() {
    let resource = Fastrace.Resource.detected(serviceName: "checkout")
    var reporters: [any SpanReporter] = [
      ConsoleReporter(),
      InMemoryReporter(),
      JaegerReporter(resource: resource),
    ]
    #if OpenTelemetry
      reporters.append(OpenTelemetryReporter(OpenTelemetryOptions(resource: resource)))
    #endif
    #if Datadog
      reporters.append(DatadogReporter(resource: resource))
    #endif
    #expect(reporters.count >= 3)
  }

  @Test func unsampledContextsTravel() async {
    var configuration = Fastrace.Configuration()
    configuration.sampler = .alwaysOff
    Fastrace.setReporter(InMemoryReporter(), configuration: configuration)
    TraceSpan.withRoot("load") { span in
      #expect(!span.isRecording)
      #expect(SpanContext.current?.traceparent.hasSuffix("-02") == true)
    }
    Fastrace.setReporters([])
  }
}
