#if Enable
  import CFastrace

  /// The thread of one reporter, as an executor for its tasks.
  ///
  /// It is started with the first job, and again later when the system has no thread to give. A reporter that blocks its thread, or an application that blocks all threads of Swift's pool, harms nobody but
  /// itself that way.
  final class ReporterThread: TaskExecutor {
    private struct State {
      var jobs: [UnownedJob] = []
      var isStopped = false
      var isRunning = false
      /// When to try again to start the thread, which the system did not give.
      var retryTime: UInt64?
    }
    private let state = Locked(State())
    private let parker = Parker()
    private static let retryDelay: UInt64 = 100_000_000

    /// Queues a job, which waits for the next ``start()`` when the system has no thread to give.
    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      state.withLock { $0.jobs.append(job) }
      start()
      parker.notify()
    }

    /// Ends the thread when it has nothing left to run.
    func stop() {
      state.withLock { $0.isStopped = true }
      parker.notify()
    }

    /// When to call ``start()`` again; nil while there is a thread, or no need for one.
    var retryTime: UInt64? { state.withLock { $0.retryTime } }

    /// Starts the thread unless it runs or has nothing to do; false when the system has none to give.
    @discardableResult
    func start() -> Bool {
      // Under the lock, so that two threads that find it not running start one.
      state.withLock { state in
        guard !state.isRunning, !state.jobs.isEmpty else { return true }
        state.isRunning = spawn()
        state.retryTime = state.isRunning ? nil : fastrace_monotonic_ns() &+ Self.retryDelay
        return state.isRunning
      }
    }

    private func spawn() -> Bool {
      // SAFETY: the new thread takes the reference over, or it is released below.
      let context = unsafe Unmanaged.passRetained(self).toOpaque()
      let error = unsafe fastrace_spawn(
        "fastrace-report",
        { context in
          // SAFETY: retained by `spawn` for this call.
          unsafe Unmanaged<ReporterThread>.fromOpaque(context).takeRetainedValue().run()
        }, context)
      // SAFETY: there is no thread that has taken the reference over.
      if error != 0 { unsafe Unmanaged<ReporterThread>.fromOpaque(context).release() }
      return error == 0
    }

    private func run() {
      while true {
        let (jobs, isStopped) = state.withLock { state in
          defer { state.jobs = [] }
          if state.jobs.isEmpty, state.isStopped { state.isRunning = false }
          return (state.jobs, state.isStopped)
        }
        for job in jobs {
          // A job takes locks of the Swift runtime, for types that are used for the first time. A fork in the middle would leave
          // the child with locks that nobody gives back.
          fastrace_enter_fork_section()
          unsafe job.runSynchronously(on: asUnownedTaskExecutor())
          fastrace_leave_fork_gate()
        }
        if jobs.isEmpty {
          if isStopped { return }
          parker.wait(until: .max)
        }
      }
    }
  }
#endif
