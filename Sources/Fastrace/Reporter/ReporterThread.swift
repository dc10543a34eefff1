#if Enable
  import CFastrace

  /// The thread of one reporter, as an executor for its tasks.
  ///
  /// A reporter that blocks its thread, or an application that blocks all threads of Swift's pool, harms nobody but
  /// itself that way.
  final class ReporterThread: TaskExecutor {
    private struct State {
      var jobs: [UnownedJob] = []
      var isStopped = false
      var isRunning = false
    }
    private let state = Locked(State())
    private let parker = Parker()

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      let mustStart = state.withLock { state in
        state.jobs.append(job)
        defer { state.isRunning = true }
        return !state.isRunning
      }
      if mustStart { start() }
      parker.notify()
    }

    /// Ends the thread when it has nothing left to run.
    func stop() {
      state.withLock { $0.isStopped = true }
      parker.notify()
    }

    private func start() {
      // SAFETY: the new thread takes the reference over, or it is released below.
      let context = unsafe Unmanaged.passRetained(self).toOpaque()
      let error = unsafe fastrace_spawn(
        "fastrace-report",
        { context in
          // SAFETY: retained by `start` for this call.
          unsafe Unmanaged<ReporterThread>.fromOpaque(context).takeRetainedValue().run()
        }, context)
      guard error != 0 else { return }
      unsafe Unmanaged<ReporterThread>.fromOpaque(context).release()
      // The jobs wait for the next one, which tries again; the pipeline's deadline gives them up and counts them.
      state.withLock { $0.isRunning = false }
    }

    private func run() {
      while true {
        let (jobs, isStopped) = state.withLock { state in
          defer { state.jobs = [] }
          if state.jobs.isEmpty, state.isStopped { state.isRunning = false }
          return (state.jobs, state.isStopped)
        }
        for job in jobs { unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
        if jobs.isEmpty {
          if isStopped { return }
          parker.wait(until: .max)
        }
      }
    }
  }
#endif
