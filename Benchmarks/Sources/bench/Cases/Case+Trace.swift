internal import CBench
internal import Fastrace

// Whole traces, from before the root begins until after it has ended.

extension Case {
  /// A root with so many local spans, one after the other.
  static func trace(children: Int) -> Case {
    let traces = repeats(ofSpans: children + 1)
    return Case(
      "trace_\(children)", operations: traces, spans: traces * (children + 1), spansPerOperation: children + 1
    ) {
      time { Traces.siblings(traces, children: children) }
    }
  }

  /// A root with so many local spans, each inside the one before.
  static func trace(depth: Int) -> Case {
    let traces = repeats(ofSpans: depth + 1)
    return Case("trace_deep_\(depth)", operations: traces, spans: traces * (depth + 1), spansPerOperation: depth + 1) {
      time { Traces.nested(traces, depth: depth) }
    }
  }

  /// Some thousand spans in a repeat.
  private static func repeats(ofSpans spans: Int) -> Int { max(4, min(500, 4000 / spans)) }
}

enum Traces {
  @inline(never)
  static func siblings(_ count: Int, children: Int) {
    for _ in 0..<count {
      TraceSpan.withRoot("root") {
        for _ in 0..<children {
          let span = LocalSpan.enter("child")
          bench_work()
          span.end()
        }
      }
    }
  }

  @inline(never)
  static func siblingsWithProperties(_ count: Int, children: Int) {
    for _ in 0..<count {
      TraceSpan.withRoot("root") {
        for _ in 0..<children {
          let span = LocalSpan.enter("child")
          span.setProperty("first", "one")
          span.setProperty("second", 2)
          span.setProperty("third", "three")
          bench_work()
          span.end()
        }
      }
    }
  }

  @inline(never)
  static func nested(_ count: Int, depth: Int) {
    for _ in 0..<count {
      TraceSpan.withRoot("root") { descend(depth) }
    }
  }

  @inline(never)
  private static func descend(_ depth: Int) {
    let span = LocalSpan.enter("child")
    bench_work()
    if depth > 1 { descend(depth - 1) }
    span.end()
  }
}
