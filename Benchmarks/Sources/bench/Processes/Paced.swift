internal import CBench
internal import Fastrace

/// Traces of 100 spans at 200,000 spans a second: a busy server, not a flood.
enum Paced {
  static let name = "paced_100"
  private static let spansPerTrace = 100
  private static let spansPerSecond = 200_000
  /// The traces come in bursts: on a virtual machine, sleeping and waking up costs as much as a thousand spans.
  private static let millisecondsPerBurst = 50
  private static let tracesPerBurst = spansPerSecond / spansPerTrace * millisecondsPerBurst / 1000

  /// Runs for some time, in a process of its own.
  ///
  /// - Returns: Thousandths of nanoseconds of processor time per span, and those of an equal run without spans.
  static func run(milliseconds: Int) -> String {
    let reporter = NoOpReporter()
    Fastrace.setReporter(reporter)
    TraceSpan.beginRoot("first").end()
    Fastrace.flushBlocking()
    let bursts = max(1, milliseconds / millisecondsPerBurst)
    let spans = bursts * tracesPerBurst * spansPerTrace
    let before = reporter.spans
    let cpu = cost(bursts) { Traces.siblings(tracesPerBurst, children: spansPerTrace - 1) }
    if reporter.spans - before != spans { fail("\(name): \(reporter.spans - before) spans of \(spans) were reported") }
    let idle = cost(bursts) {}
    return "\(cpu * 1000 / spans) \(idle * 1000 / spans)"
  }

  /// Processor time in nanoseconds, that of the final flush included.
  private static func cost(_ bursts: Int, _ body: () -> Void) -> Int {
    let (begin, cpu) = (bench_monotonic_ns(), bench_cpu_ns())
    for index in 1...bursts {
      body()
      bench_sleep_until(begin + UInt64(index * millisecondsPerBurst) * 1_000_000)
    }
    Fastrace.flushBlocking()
    return Int(bench_cpu_ns() - cpu)
  }
}
