internal import Fastrace

// An asynchronous call, under a binding that means nothing, and under a span.

private let count = 500

extension Case {
  /// What a task-local binding costs without the library.
  static let taskLocalBind = Case(
    Names.taskLocalBind, operations: count, task: { await time { await bind(count, Object()) } })

  static let asyncSpan = Case(
    "async_span", operations: count, spans: count + 1,
    task: { await TraceSpan.withRoot("root") { await time { await enterAndEnd(count) } } })
}

private final class Object: Sendable {
  @TaskLocal static var current: Object?
}

@inline(never)
private func call() async {}

@inline(never)
private func bind(_ count: Int, _ object: Object) async {
  for _ in 0..<count {
    await Object.$current.withValue(object) { await call() }
  }
}

@inline(never)
private func enterAndEnd(_ count: Int) async {
  for _ in 0..<count {
    await TraceSpan.with("async") { await call() }
  }
}
