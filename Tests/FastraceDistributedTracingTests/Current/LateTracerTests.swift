#if DistributedTracing
  import Fastrace
  import FastraceDistributedTracing
  import FastraceTesting
  import Testing
  import Tracing

  @Suite(.enabled(if: TestTrace.isAvailable)) struct LateTracerTests {
    /// In a process of its own: the first tracer of a process changes how spans are bound.
    @Test func spansThatWereCurrentBeforeTheFirstTracerAreParents() async {
      await #expect(processExitsWith: .success) {
        let reporter = InMemoryReporter()
        Fastrace.setReporter(reporter)
        Self.synchronous()
        await TraceSpan.withRoot("root") {
          LocalSpan.with("local") {}
          await withSpan("with") { _ in
            await Task.yield()
            probe()
          }
        }
        let wasFlushed = await Fastrace.flush(timeout: .seconds(60))
        precondition(wasFlushed)
        let text = reporter.traces.map(\.text).sorted().joined(separator: " | ")
        let expected = ["main(first(fourth second(with(third))) last)", node("root", ["local", node("with", probed)])]
        precondition(text == expected.joined(separator: " | "), text)
      }
    }

    private static func synchronous() {
      TraceSpan.withRoot("main") {
        LocalSpan.with("first") {
          LocalSpan.with("second") {
            InstrumentationSystem.bootstrap(FastraceTracer())
            withSpan("with") { _ in LocalSpan.with("third") {} }
          }
          LocalSpan.with("fourth") {}
        }
        LocalSpan.with("last") {}
      }
    }
  }
#endif
