import Fastrace
import Foundation
import Synchronization

/// A few threads that run closures.
final class ThreadPool: Sendable {
  private struct State {
    var jobs: [@Sendable () -> Void] = []
    var isStopped = false
  }
  private let state = Mutex(State())
  private let signal = DispatchSemaphore(value: 0)
  private let threads: Int

  init(threads: Int) {
    self.threads = threads
    for number in 1...threads {
      let thread = Thread { [self] in work() }
      thread.name = "counter-\(number)"
      thread.start()
    }
  }

  /// Runs `body` on one of the threads, under the current span.
  func run<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
      // A thread knows nothing of the task's span: `carry` takes it along.
      let job = TraceSpan.current.carry { @Sendable in continuation.resume(returning: body()) }
      state.withLock { $0.jobs.append(job) }
      signal.signal()
    }
  }

  /// Ends the threads when the jobs are done.
  func stop() {
    state.withLock { $0.isStopped = true }
    for _ in 0..<threads { signal.signal() }
  }

  private func work() {
    while true {
      signal.wait()
      let job = state.withLock { $0.jobs.isEmpty ? nil : $0.jobs.removeFirst() }
      if let job { job() } else if state.withLock({ $0.isStopped }) { return }
    }
  }
}
