internal import CBench
internal import Fastrace

/// Traces of 100 spans at 200,000 spans a second: a busy server, not a flood.
enum Paced {
  static let name = "paced_100"
  private static let spansPerTrace = 100
  private static let spansPerSecond = 200_000
  /// The traces come in bursts, so that what sleeping and waking costs is no part of the figure worth mentioning.
  private static let interval: UInt64 = 10_000_000
  private static let tracesPerInterval = spansPerSecond / spansPerTrace / 100

  /// Runs for some time, in a process of its own.
  ///
  /// - Returns: Thousandths of nanoseconds of processor time per span, and those of an equal run without spans.
  static func run(milliseconds: Int) -> String {
    let reporter = NoOpReporter()
    Fastrace.setReporter(reporter)
    Span.root("first").end()
    Fastrace.flushBlocking()
    let intervals = max(1, milliseconds / 10)
    let spans = intervals * tracesPerInterval * spansPerTrace
    let before = reporter.spans
    let cpu = cost(intervals) { Traces.siblings(tracesPerInterval, children: spansPerTrace - 1) }
    if reporter.spans - before != spans { fail("\(name): \(reporter.spans - before) spans of \(spans) were reported") }
    let idle = cost(intervals) {}
    return "\(cpu * 1000 / spans) \(idle * 1000 / spans)"
  }

  /// Processor time in nanoseconds, that of the final flush included.
  private static func cost(_ intervals: Int, _ body: () -> Void) -> Int {
    let (begin, cpu) = (bench_monotonic_ns(), bench_cpu_ns())
    for index in 0..<intervals {
      body()
      bench_sleep_until(begin + UInt64(index + 1) * interval)
    }
    Fastrace.flushBlocking()
    return Int(bench_cpu_ns() - cpu)
  }
}
