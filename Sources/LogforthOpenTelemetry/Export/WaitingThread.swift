#if Logging && OpenTelemetry
  internal import Logforth
  internal import Synchronization

  /// Runs asynchronous code on the thread that waits for its end.
  ///
  /// So records leave even when the application blocks all threads of Swift's pool. One thread at a time waits.
  final class WaitingThread: TaskExecutor {
    private struct State {
      var jobs: [UnownedJob] = []
    }
    private let monitor = Monitor(State())

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      monitor.withLock { $0.jobs.append(job) }
      monitor.wakeAll()
    }

    /// Runs `body` to its end, or cancels it when the time of the monotonic clock comes first.
    ///
    /// What a body that was cancelled still has to do is done with the next one.
    func run<Result: Sendable>(
      until deadline: UInt64, _ body: @escaping @Sendable () async -> Result
    ) -> Result? {
      let result = Slot<Result>()
      let task = Task(executorPreference: self) {
        let value = await body()
        result.value.withLock { $0 = value }
      }
      while true {
        if let value = result.value.withLock({ $0 }) { return value }
        let jobs = monitor.wait(until: deadline, for: { !$0.jobs.isEmpty }) { state in
          defer { state.jobs = [] }
          return state.jobs
        }
        guard let jobs else { break }
        // SAFETY: each job was enqueued once, and is run once.
        for job in jobs { unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
      }
      task.cancel()
      return result.value.withLock { $0 }
    }

    /// Sleeps until a time of the monotonic clock.
    func sleep(until time: UInt64) { _ = monitor.wait(until: time, for: { _ in false }, { _ in }) }

    private final class Slot<Value: Sendable>: Sendable {
      let value = Mutex<Value?>(nil)
    }
  }
#endif
