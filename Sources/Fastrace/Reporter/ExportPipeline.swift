#if Enable
  import CFastrace

  /// Drives the exports of one reporter: queue, one call at a time, repetition, deadline.
  ///
  /// All decisions are in ``ExportState``; the collector's thread advances it and never waits for the reporter.
  final class ExportPipeline: Sendable {
    let reporter: any SpanReporter
    private let thread = ReporterThread()
    private let problemHandler: Fastrace.ProblemHandler
    private let collector: Parker
    private struct Content {
      var state: ExportState
      var task: Task<Void, Never>?
      var failed = 0
      var succeeded = 0
      var flush = Flush.none
      /// The reporter's flush, while it runs.
      var flushTask: Task<Void, Never>?
      var isShutDown = false
      /// What the problem handler is yet to be told, the newest of each kind.
      var problems: [String: Fastrace.ProblemHandler.Problem] = [:]
    }
    /// A flush waits for the queue, then for the reporter.
    private enum Flush { case none, queue, reporter, done }
    private let content: Locked<Content>

    /// True inside calls to a reporter, where waiting for exports would never end.
    @TaskLocal static var isReporting = false

    init(
      _ reporter: any SpanReporter, limits: ExportState.Limits, problemHandler: Fastrace.ProblemHandler,
      collector: Parker
    ) {
      self.reporter = reporter
      self.problemHandler = problemHandler
      self.collector = collector
      content = Locked(Content(state: ExportState(limits: limits)))
    }

    var exports: (succeeded: Int, failed: Int) { content.withLock { ($0.succeeded, $0.failed) } }

    // MARK: Called by the collector

    func enqueue(_ batches: [ExportBatch]) {
      // At once, not when the collector has time: it may be busy for longer than an export takes.
      if content.withLock({ $0.state.enqueue(batches, now: fastrace_monotonic_ns()) }) { return advance() }
      for batch in batches { batch.settle(taken: 0, cause: .exportQueueFull) }
      note("export-queue-full", "the export queue is full; spans are dropped. Is the receiver slow or unreachable?")
    }

    /// Starts what can be started, and gives up what is too late.
    func advance() {
      retryThread()
      if startFlush() { return }
      let now = fastrace_monotonic_ns()
      let (action, givenUp) = content.withLock { content in
        // One call at a time: while the reporter flushes, exports wait.
        content.flushTask == nil ? content.state.advance(now: now) : (nil, nil)
      }
      if let givenUp { giveUp(givenUp) }
      switch action {
      case .export(let attempt): start(attempt)
      case .cancel: content.withLock { $0.task }?.cancel()
      case nil: break
      }
    }

    /// Tries again to get a thread for the reporter, if the system had none to give.
    func retryThread() {
      guard let time = thread.retryTime, time <= fastrace_monotonic_ns(), !thread.start() else { return }
      note(
        "export-thread",
        "the system has no thread for \(Swift.type(of: reporter)); spans wait for one. Raise the limit of threads")
    }

    /// True when the queue is half full, and the reporter is at work.
    var isCrowded: Bool { content.withLock { $0.state.isCrowded } }

    /// When ``advance()`` has something to do again.
    var nextTime: UInt64 {
      let time = content.withLock { $0.flushTask == nil ? $0.state.nextTime : .max }
      return min(time, thread.retryTime ?? .max)
    }

    /// True once the reporter is shut down, and will never be called again.
    var isShutDown: Bool { content.withLock { $0.isShutDown } }

    private func giveUp(_ attempt: ExportState.Attempt) {
      attempt.settle(.exportTimeout)
      note("export-timeout", "gave up exporting \(attempt.spans.count) spans: no success within the export timeout")
    }

    // MARK: Problems

    /// Keeps a problem until the collector's lock is free: a problem handler may ask for the statistics.
    private func note(_ kind: String, _ description: String) {
      content.withLock { $0.problems[kind] = Fastrace.ProblemHandler.Problem(kind: kind, description: description) }
    }

    /// Tells the problem handler what was noted.
    ///
    /// Not to be called under the collector's lock.
    func reportProblems() {
      let problems = content.withLock { content in
        defer { content.problems = [:] }
        return content.problems.values
      }
      for problem in problems { problemHandler.report(problem) }
    }

    // MARK: Calling the reporter

    private func start(_ attempt: ExportState.Attempt) {
      // Under the lock, so that a shutdown cannot miss it; it may have been given up already.
      content.withLock { content in
        // Detached: the thread that advances the pipeline may be the application's, in the middle of a request.
        let task = Task.detached(executorPreference: thread) {
          await Self.$isReporting.withValue(true) {
            self.finish(attempt, await self.call(attempt.spans))
          }
        }
        if content.state.isExporting(attempt.number) { content.task = task } else { task.cancel() }
      }
    }

    private func call(_ spans: SpanBatch) async -> ExportState.Outcome {
      do {
        try await reporter.report(spans)
        return .success
      } catch let failure as ReportFailure {
        return .failure(failure)
      } catch {
        return .failure(ReportFailure(String(describing: error)))
      }
    }

    private func finish(_ attempt: ExportState.Attempt, _ outcome: ExportState.Outcome) {
      let now = fastrace_monotonic_ns()
      let jitter = fastrace_ticks()
      let ended = content.withLock { content in
        if case .failure(let failure) = outcome, failure.finishedSpans != nil || failure.rejectedSpans == nil {
          content.failed += 1
        } else {
          content.succeeded += 1
        }
        content.task = nil
        return content.state.finished(attempt.number, outcome, now: now, jitter: jitter)
      }
      if case .failure(let failure) = outcome {
        report(failure, of: attempt.spans.count)
      }
      if let (attempt, cause) = ended { attempt.settle(cause ?? .exportFailed) }
      // The next export begins at once: the collector may be busy for longer than an export takes.
      advance()
      if content.withLock({ $0.flush != .none }) { collector.notify() }
    }

    private func report(_ failure: ReportFailure, of count: Int) {
      let reporter = Swift.type(of: reporter)
      switch (failure.rejectedSpans, failure.finishedSpans) {
      case (0, nil): report("export-warning", "\(reporter) exported \(count) spans, but: \(failure)")
      case (let rejected?, nil): report("export-failed", "\(reporter) lost \(rejected) of \(count) spans: \(failure)")
      case (_, let finished):
        report("export-failed", "\(reporter) could not export \(count - (finished ?? 0)) spans: \(failure)")
      }
    }

    private func report(_ kind: String, _ description: String) {
      problemHandler.report(Fastrace.ProblemHandler.Problem(kind: kind, description: description))
    }

    // MARK: Flush and shutdown

    func beginFlush() {
      content.withLock { content in
        content.state.beginFlush()
        // Once more also when the reporter flushes just now: what came since is not part of that.
        content.flush = .queue
      }
    }

    /// True when everything that was queued has been exported or given up, and the reporter has been flushed.
    var isFlushed: Bool { content.withLock { $0.flush == .done } }

    /// Nobody waits for the flush any more.
    func endFlush() {
      let task = content.withLock { content in
        content.flush = .none
        return content.flushTask
      }
      task?.cancel()
    }

    /// Lets the reporter flush when everything before is exported; true when it has begun to.
    private func startFlush() -> Bool {
      content.withLock { content in
        guard content.flush == .queue, content.flushTask == nil, content.state.isFlushed, content.state.isIdle else {
          return false
        }
        content.flush = .reporter
        // Under the same lock, so that no other thread begins an export meanwhile.
        content.flushTask = Task.detached(executorPreference: thread) {
          await Self.$isReporting.withValue(true) { await self.flushReporter() }
          self.content.withLock { content in
            content.flushTask = nil
            if content.flush == .reporter { content.flush = .done }
          }
          self.collector.notify()
        }
        return true
      }
    }

    private func flushReporter() async {
      do {
        try await reporter.flush()
      } catch {
        report("flush-failed", "\(Swift.type(of: reporter)) could not flush: \(error)")
      }
    }

    /// Gives up what is queued, and shuts the reporter down, unless it is set again.
    ///
    /// `completion` is called when that is done, after the last call to the reporter has returned.
    func shutDown(keepsReporter: Bool = false, _ completion: @escaping @Sendable () -> Void) {
      let (abandoned, tasks) = content.withLock { ($0.state.abandon(), [$0.task, $0.flushTask]) }
      for batch in abandoned.queued { batch.settle(taken: 0, cause: .shutdown) }
      abandoned.attempt?.settle(.shutdown)
      for task in tasks { task?.cancel() }
      let lost = abandoned.queued.reduce(abandoned.attempt?.spans.count ?? 0) { $0 + $1.spans.count }
      Task.detached(executorPreference: thread) {
        if lost > 0 {
          self.report(
            "shutdown", "\(Swift.type(of: self.reporter)) was shut down before it had exported \(lost) spans")
        }
        for task in tasks { await task?.value }
        if !keepsReporter { await Self.$isReporting.withValue(true) { await self.reporter.shutdown() } }
        self.content.withLock { $0.isShutDown = true }
        self.thread.stop()
        completion()
      }
    }
  }
#endif
