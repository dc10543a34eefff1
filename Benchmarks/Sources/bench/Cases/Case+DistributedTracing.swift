#if !MACROS
  internal import CBench
  internal import Fastrace
  internal import FastraceDistributedTracing
  internal import InMemoryTracing
  internal import Tracing

  // `withSpan` around a synchronous body, with different tracers: all of them are found in the same way.

  private let count = 500

  extension Case {
    /// What has to be measured last: the first `FastraceTracer` of a process changes how spans are bound.
    static let withSharing = [
      clock,
      Case("sdt_span_noop", operations: count) { withTracer(NoOpTracer()) { time { runInSpans(count) } } },
      Case("sdt_span_in_memory", operations: count) {
        let tracer = InMemoryTracer()
        return withTracer(tracer) { time { runInSpans(count) } }
      },
      Case("sdt_span", operations: count, spans: count + 1) {
        withTracer(FastraceTracer()) { TraceSpan.withRoot("root") { time { runInSpans(count) } } }
      },
      Case("sdt_local_span", operations: count, spans: count + 1) {
        withTracer(FastraceTracer()) { TraceSpan.withRoot("root") { time { runInLocalSpans(count) } } }
      },
    ]
  }

  @inline(never)
  private func runInSpans(_ count: Int) {
    for _ in 0..<count {
      withSpan("sdt") { _ in bench_work() }
      bench_work()
    }
  }

  @inline(never)
  private func runInLocalSpans(_ count: Int) {
    for _ in 0..<count {
      let span = LocalSpan.enter("local")
      bench_work()
      span.end()
      bench_work()
    }
  }
#else
  extension Case {
    static let withSharing: [Case] = []
  }
#endif
