import Fastrace
import FastraceSetup
import FastraceTesting
import Foundation
import Synchronization
import Testing

@Suite(.recorder, .traced) struct ProductionSnippets {
  @Test func settings() async throws {
    let reporter = InMemoryReporter()
    let problems = Mutex<[String]>([])
    @Sendable func warn(_ problem: String) { problems.withLock { $0.append(problem) } }
    // snippet: production
    var configuration = Fastrace.Configuration()
    configuration.sampler = .rateLimited(perSecond: 100)
    configuration.tailFilter = .slowOrFailed(.milliseconds(250))
    configuration.spanLimits.valueLength = 4096
    configuration.problemHandler = Fastrace.ProblemHandler { problem in warn("tracing: \(problem)") }
    Fastrace.setReporter(reporter, configuration: configuration)
    // end
    TraceSpan.withRoot("quick") { _ in }
    TraceSpan.withRoot("failed") { span in span.setProperty("text", String(repeating: "x", count: 5000)) }
    TraceSpan.withRoot("failed") { span in
      span.setProperty("text", String(repeating: "x", count: 5000))
      span.setStatus(.error("no"))
    }
    await Fastrace.flush()
    #expect(problems.withLock { $0 } == [])
    #expect(reporter.spans.map(\.name) == ["failed"])
    #expect(reporter.spans.first?[property: "text"] == .string(String(repeating: "x", count: 4096)))
  }

  @Test func shutdown() async {
    let reporter = InMemoryReporter()
    Fastrace.setReporter(reporter)
    TraceSpan.withRoot("last") { _ in }
    // snippet: shutdown
    let isComplete = await Fastrace.shutdown(timeout: .seconds(5))
    if !isComplete { print("lost: \(Fastrace.statistics().dropped)") }
    // end
    #expect(isComplete)
    #expect(reporter.isShutDown)
    #expect(reporter.spans.map(\.name) == ["last"])
  }

  // The environment belongs to a process of its own here.
  @Test func environment() async {
    await #expect(processExitsWith: .success) {
      ProductionSnippets.set("OTEL_TRACES_EXPORTER", "none")
      ProductionSnippets.set("OTEL_TRACES_SAMPLER", "parentbased_traceidratio")
      ProductionSnippets.set("OTEL_TRACES_SAMPLER_ARG", "0")
      // snippet: bootstrap
      let tracing = FastraceSetup.bootstrap(serviceName: "checkout") { configuration in
        configuration.tailFilter = .slowOrFailed(.milliseconds(250))
      }
      // end
      #expect(tracing.resource.serviceName == "checkout")
      #expect(tracing.configuration.tailFilter != nil)
      #expect(!tracing.configuration.sampler.decision(for: SamplingParameters(traceID: .random())).isSampled)
    }
  }

  fileprivate static func set(_ variable: String, _ value: String) {
    // SAFETY: nothing else runs in the process of its own.
    _ = unsafe setenv(variable, value, 1)
  }
}
