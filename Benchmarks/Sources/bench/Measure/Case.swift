internal import CBench
internal import Dispatch
internal import Synchronization

/// An operation that is measured, and what one repeat of it records.
struct Case: Sendable {
  var name: String
  /// Operations in a repeat: what the duration is divided by.
  var operations: Int
  /// Spans that a repeat records, the one around the loop included.
  var spans: Int
  /// Properties and events that a repeat records.
  var details = 0
  /// Spans in an operation, where that is a whole trace.
  var spansPerOperation: Int?
  /// Runs one repeat, and returns how long the loop took.
  var run: Body

  /// A case that runs on the main thread, outside of every task.
  init(
    _ name: String, operations: Int, spans: Int = 0, details: Int = 0, spansPerOperation: Int? = nil,
    _ body: @escaping @Sendable () -> Duration
  ) {
    self.name = name
    self.operations = operations
    self.spans = spans
    self.details = details
    self.spansPerOperation = spansPerOperation
    run = .sync(body)
  }

  /// A case that runs in a task of its own.
  init(_ name: String, operations: Int, spans: Int = 0, task body: @escaping @Sendable () async -> Duration) {
    self.name = name
    self.operations = operations
    self.spans = spans
    run = .async(body)
  }

  enum Body: Sendable {
    case sync(@Sendable () -> Duration)
    case async(@Sendable () async -> Duration)

    func callAsFunction() -> Duration {
      switch self {
      case .sync(let body): return body()
      case .async(let body): return wait(for: body)
      }
    }

    private func wait(for body: @escaping @Sendable () async -> Duration) -> Duration {
      let answer = Answer()
      let isDone = DispatchSemaphore(value: 0)
      Task.detached {
        // The loops do not suspend, so the task stays on this thread.
        _ = bench_pin_thread()
        let duration = await body()
        answer.duration.withLock { $0 = duration }
        isDone.signal()
      }
      isDone.wait()
      return answer.duration.withLock { $0 }
    }
  }
}

/// What a task has measured.
private final class Answer: Sendable {
  let duration = Mutex(Duration.zero)
}
