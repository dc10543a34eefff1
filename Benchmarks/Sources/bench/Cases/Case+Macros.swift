#if MACROS
  internal import CBench
  internal import Fastrace
  internal import MacroDeclarations

  // Functions with `@Trace`, next to the same by hand in `local_span` and `async_span`.

  extension Case {
    static let macros = [
      Case("trace_macro_sync", operations: 2000, spans: 2001) {
        TraceSpan.withRoot("root") { time { callTraced(2000) } }
      },
      Case(
        "trace_macro_async", operations: 500, spans: 501,
        task: { await TraceSpan.withRoot("root") { await time { await callTracedLater(500) } } }),
    ]
  }

  @Trace(name: "local") @inline(__always)
  private func traced() { bench_work() }

  @inline(never)
  private func callTraced(_ count: Int) {
    for _ in 0..<count {
      traced()
      bench_work()
    }
  }

  @inline(never)
  private func call() async {}

  @Trace(name: "async") @inline(__always)
  private func tracedLater() async { await call() }

  @inline(never)
  private func callTracedLater(_ count: Int) async {
    for _ in 0..<count { await tracedLater() }
  }
#else
  extension Case {
    /// Only `scripts/bench --macros` has them.
    static let macros: [Case] = []
  }
#endif
