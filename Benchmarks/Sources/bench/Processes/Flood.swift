internal import CBench
internal import Fastrace

/// Threads that record traces as fast as they can, with the library's default bounds and a no-op reporter.
struct Flood {
  var children: Int
  var threads: Int

  static let all = [1, 2].flatMap { threads in
    [1, 10, 100, 1000].map { Flood(children: $0, threads: threads) }
  }

  var name: String { "flood_\(children)_\(threads)t" }
  var spansPerTrace: Int { children + 1 }

  /// Spans in a run: many times as many as the buffers hold, and about half a second's worth.
  var spans: Int { children == 1 ? 3_000_000 : children == 10 ? 6_000_000 : 12_000_000 }

  /// Runs once, in a process of its own.
  func run(spans: Int) -> FloodResult {
    let reporter = NoOpReporter()
    var configuration = Fastrace.Configuration()
    // What is dropped is in the result.
    configuration.problemHandler = .silent
    Fastrace.setReporter(reporter, configuration: configuration)
    TraceSpan.beginRoot("first").end()
    Fastrace.flushBlocking()
    if threads == 1 { separate() }
    let traces = spans / threads / spansPerTrace
    let (before, reportedBefore) = (Fastrace.statistics(), reporter.spans)
    let (begin, cpuBegin) = (bench_monotonic_ns(), bench_cpu_ns())
    produce(traces)
    let end = bench_monotonic_ns()
    let isFlushed = Fastrace.flushBlocking(timeout: .seconds(60))
    let cpuEnd = bench_cpu_ns()
    if !isFlushed { fail("\(name): the flush was not done in time") }
    let after = Fastrace.statistics()
    return FloodResult(
      spans: traces * threads * spansPerTrace, nanoseconds: Int(end - begin), cpuNanoseconds: Int(cpuEnd - cpuBegin),
      reported: reporter.spans - reportedBefore, rssBytes: Int(bench_peak_rss()),
      dropped: after.dropped.merging(before.dropped, uniquingKeysWith: -))
  }

  /// One producer has a core to itself.
  private func separate() {
    _ = bench_pin_thread()
    bench_move_others_away()
  }

  private func produce(_ traces: Int) {
    if threads == 1 { return Traces.siblings(traces, children: children) }
    var work = Work(traces: traces, children: children)
    // SAFETY: `work` outlives the call, and the threads only read it.
    unsafe bench_run_threads(
      Int32(threads),
      { context in
        let work = unsafe context.assumingMemoryBound(to: Work.self).pointee
        Traces.siblings(work.traces, children: work.children)
      }, &work)
  }

  private struct Work {
    var traces: Int
    var children: Int
  }
}
