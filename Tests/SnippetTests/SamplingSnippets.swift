import Fastrace
import FastraceTesting
import Testing

@Suite(.recorder, .traced) struct SamplingSnippets {
  @Test func samplers() {
    let remote = SpanContext(traceID: .random(), spanID: .random(), isSampled: true, isRemote: true)
    let begins = SamplingParameters(traceID: .random(), name: "GET /users")
    let joins = SamplingParameters(traceID: remote.traceID, parent: remote, name: "GET /users")
    var configuration = Fastrace.Configuration()
    // snippet: sampler-ratio
    configuration.sampler = .probability(0.1)
    // end
    #expect(configuration.sampler.decision(for: joins).isSampled)
    // snippet: sampler-own
    configuration.sampler = Sampler { parameters in
      parameters.name != "GET /health"
    }
    // end
    #expect(configuration.sampler.decision(for: begins).isSampled)
    #expect(!configuration.sampler.decision(for: SamplingParameters(traceID: .random(), name: "GET /health")).isSampled)
    // snippet: sampler-parent
    configuration.sampler = .parentBased(
      root: .alwaysOff, remoteSampled: .rateLimited(perSecond: 50))
    // end
    #expect(!configuration.sampler.decision(for: begins).isSampled)
    #expect(configuration.sampler.decision(for: joins).isSampled)
    #expect(!Sampler.alwaysOff.ignoringParent.decision(for: joins).isSampled)
  }

  @Test func tailFilters() async {
    let reporter = InMemoryReporter()
    // snippet: tail-filter
    var configuration = Fastrace.Configuration()
    configuration.tailFilter = .keeping { trace in
      trace.hasError || trace.rootName == "POST /orders" || trace.duration > .milliseconds(250)
    }
    Fastrace.setReporter(reporter, configuration: configuration)
    // end
    let before = Fastrace.statistics().dropped[.tailFilter] ?? 0
    TraceSpan.withRoot("POST /orders") { _ in }
    TraceSpan.withRoot("GET /health") { _ in }
    await Fastrace.flush()
    #expect(reporter.spans.map(\.name) == ["POST /orders"])
    #expect(Fastrace.statistics().dropped[.tailFilter] == before + 1)
  }

  @Test func unsampledTracesTravel() {
    var configuration = Fastrace.Configuration()
    configuration.sampler = .alwaysOff
    Fastrace.setReporter(InMemoryReporter(), configuration: configuration)
    TraceSpan.withRoot("not sampled") { span in
      #expect(!span.isRecording)
      #expect(SpanContext.current?.traceparent.hasSuffix("-02") == true)
    }
  }

  @Test func cancelling() async {
    let reporter = InMemoryReporter()
    Fastrace.setReporter(reporter)
    // snippet: cancel
    func poll(_ queue: [Int]) {
      TraceSpan.withRoot("poll") { span in
        if queue.isEmpty { span.cancel() }
      }
    }
    // end
    let before = Fastrace.statistics().cancelled
    poll([])
    poll([1])
    await Fastrace.flush()
    #expect(reporter.spans.count == 1)
    #expect(Fastrace.statistics().cancelled == before + 1)
  }
}
