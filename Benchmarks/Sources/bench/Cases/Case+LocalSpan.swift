internal import CBench
internal import Fastrace

// Local spans that begin and end in a loop on a thread that runs under a root.

private let count = 2000

extension Case {
  static let localSpan = Case("local_span", operations: count, spans: count + 1) {
    TraceSpan.withRoot("root") { time { enterAndEnd(count) } }
  }

  static let localSpanWithOneProperty = Case(
    "local_span_prop1", operations: count, spans: count + 1, details: count
  ) {
    TraceSpan.withRoot("root") { time { setOneProperty(count) } }
  }

  static let localSpanWithThreeProperties = Case(
    "local_span_prop3", operations: count, spans: count + 1, details: 3 * count
  ) {
    TraceSpan.withRoot("root") { time { setThreeProperties(count) } }
  }

  /// An event of a span that is open; a hundred of them to a span, because there is a limit.
  static let event = Case("event", operations: count, spans: count / 100 + 1, details: count) {
    TraceSpan.withRoot("root") { time { addEvents(count / 100) } }
  }

  /// Under a root that its remote parent said not to record.
  static let unsampledLocalSpan = Case("unsampled_local_span", operations: 5 * count) {
    var context = SpanContext.random()
    context.spanID = .random()
    context.isSampled = false
    return TraceSpan.withRoot("root", context: context) { time { enterAndEnd(5 * count) } }
  }

  /// Without a parent, on the main thread.
  static func noopLocalSpan(_ name: String) -> Case {
    Case(name, operations: 5 * count) { time { enterAndEnd(5 * count) } }
  }

  /// Without a parent, in a task of a process in which spans have been bound to other tasks.
  static let noopLocalSpanInTask = Case(
    "noop_local_span_in_task", operations: 5 * count, task: { time { enterAndEnd(5 * count) } })
}

@inline(never)
private func enterAndEnd(_ count: Int) {
  for _ in 0..<count {
    let span = LocalSpan.enter("local")
    bench_work()
    span.end()
    bench_work()
  }
}

@inline(never)
private func setOneProperty(_ count: Int) {
  for _ in 0..<count {
    let span = LocalSpan.enter("local")
    bench_work()
    span.setProperty("key", "value")
    span.end()
    bench_work()
  }
}

@inline(never)
private func setThreeProperties(_ count: Int) {
  for _ in 0..<count {
    let span = LocalSpan.enter("local")
    bench_work()
    span.setProperty("first", "one")
    span.setProperty("second", "two")
    span.setProperty("third", "three")
    span.end()
    bench_work()
  }
}

@inline(never)
private func addEvents(_ spans: Int) {
  for _ in 0..<spans {
    let span = LocalSpan.enter("local")
    bench_work()
    for _ in 0..<100 {
      span.addEvent("event")
      bench_work()
    }
    span.end()
    bench_work()
  }
}
