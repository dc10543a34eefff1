import Fastrace
import FastraceDatadog
import FastraceEnvironment
import FastraceJaeger
import FastraceOpenTelemetry
import FastracePropagators
import FastraceTesting
import Testing

#if DistributedTracing
  import FastraceDistributedTracing
  import Tracing
#endif

/// In processes of their own: what is set here is meant to stay.
@Suite(.traced) struct BackendSnippets {
  @Test func jaeger() async {
    await #expect(processExitsWith: .success) {
      // snippet: jaeger
      Fastrace.setReporter(JaegerReporter(resource: .detected(serviceName: "checkout")))
      // end
      Self.expectRecording()
    }
  }

  @Test func environment() async {
    await #expect(processExitsWith: .success) {
      // snippet: environment
      Fastrace.setReporter(ConsoleReporter(), configuration: .fromEnvironment())
      // end
      Self.expectRecording()
    }
  }

  @Test func propagators() async {
    await #expect(processExitsWith: .success) {
      // snippet: propagators
      var configuration = Fastrace.Configuration()
      configuration.propagator = CompositePropagator([W3CTraceContextPropagator(), B3Propagator(style: .single)])
      Fastrace.setReporter(ConsoleReporter(), configuration: configuration)
      // end
      precondition(Fastrace.propagator.fields == ["traceparent", "tracestate", "b3"])
    }
  }

  #if OpenTelemetry
    @Test func openTelemetry() async {
      await #expect(processExitsWith: .success) {
        // snippet: open-telemetry
        var options = OpenTelemetryOptions.fromEnvironment()
        options.compression = .gzip
        Fastrace.setReporter(OpenTelemetryReporter(options))
        // end
        Self.expectRecording()
      }
    }
  #endif

  #if Datadog
    @Test func datadog() async {
      await #expect(processExitsWith: .success) {
        // snippet: datadog
        Fastrace.setReporter(DatadogReporter(resource: .detected(serviceName: "checkout")))
        // end
        Self.expectRecording()
      }
    }
  #endif

  #if DistributedTracing
    @Test func distributedTracing() async {
      await #expect(processExitsWith: .success) {
        let reporter = InMemoryReporter()
        Fastrace.setReporter(reporter)
        // snippet: distributed-tracing
        InstrumentationSystem.bootstrap(FastraceTracer())

        withSpan("from that API") { span in
          span.attributes["key"] = "value"
          LocalSpan.with("from this one") {}
        }
        // end
        await Fastrace.flush()
        try TestTrace(reporter.spans).expectTree("from that API {key=value}\n  from this one")
      }
    }
  #endif

  /// Without anything to export: nobody listens here, and the end of the process would wait.
  private static func expectRecording() {
    let span = TraceSpan.beginRoot("work")
    #expect(span.isRecording)
    span.cancel()
  }
}
