internal import CBench
internal import Fastrace

// Spans that are objects, begun and ended in a loop.

private let count = 500

extension Case {
  static let rootSpan = Case("root_span", operations: count, spans: count) { time { beginAndEndRoots(count) } }

  static let childSpan = Case("child_span", operations: count, spans: count + 1) {
    let root = TraceSpan.beginRoot("root")
    let duration = time { beginAndEndChildren(count, of: root) }
    root.end()
    return duration
  }
}

@inline(never)
private func beginAndEndRoots(_ count: Int) {
  for _ in 0..<count {
    let span = TraceSpan.beginRoot("root")
    bench_work()
    span.end()
  }
}

@inline(never)
private func beginAndEndChildren(_ count: Int, of root: TraceSpan) {
  for _ in 0..<count {
    let span = TraceSpan.begin("child", parent: root)
    bench_work()
    span.end()
  }
}
