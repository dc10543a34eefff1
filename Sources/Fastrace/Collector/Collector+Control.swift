#if Enable
  import CFastrace
  import Synchronization

  /// What the application asks of the collector, from its own threads.
  extension Collector {
    /// Brings a configuration and its reporters into force.
    ///
    /// The reporters before get what was recorded for them, in the background, and are shut down.
    func apply(_ setup: Setup) {
      flushAtExit.store(setup.configuration.flushAtExit.nanosecondsClamped, ordering: .relaxed)
      state.withLock { state in
        deliver(&state)
        let deadline = fastrace_monotonic_ns() &+ setup.configuration.exportTimeout.nanosecondsClamped
        state.retire(state.apply(setup, collector: parker), deadline: deadline) {}
      }
      if !setup.reporters.isEmpty { start(orTell: setup.configuration.problemHandler) } else { _ = isReady() }
      parker.notify()
    }

    /// Adds a reporter to those that are set, unless it is among them already.
    func add(_ reporter: some SpanReporter & AnyObject) {
      let problemHandler = state.withLock { state in
        let isSet = state.pipelines.contains { ($0.reporter as AnyObject) === reporter }
        if !isSet {
          // What is finished goes to those that are set.
          deliver(&state)
          state.add(reporter, collector: parker)
        }
        return state.currentConfiguration.problemHandler
      }
      start(orTell: problemHandler)
      parker.notify()
    }

    /// Starts the thread, or says that the system has none to give.
    ///
    /// Then the next flush tries again, and every thread that needs more memory for its spans.
    func start(orTell problemHandler: Fastrace.ProblemHandler) {
      if start() { return }
      problemHandler.report(
        Fastrace.ProblemHandler.Problem(
          kind: "collector-thread",
          description: "the system has no thread to collect spans with; they wait for one. Raise the limit of threads"))
    }

    /// Takes the first configuration over, on a collector that nobody else knows yet; ``start()`` comes later.
    func adopt(_ setup: Setup) {
      flushAtExit.store(setup.configuration.flushAtExit.nanosecondsClamped, ordering: .relaxed)
      state.withLock { _ = $0.apply(setup, collector: parker) }
    }

    /// Shuts all reporters down, when they have exported what there is or at the deadline.
    ///
    /// `completion` is called once, with false when the deadline came first.
    func shutDown(deadline: UInt64, _ completion: @escaping @Sendable (Bool) -> Void) {
      let countdown = Countdown(completion)
      state.withLock { state in
        // What has ended since the flush is the reporters' as well.
        deliver(&state)
        let setup = Setup(reporters: [], configuration: state.currentConfiguration)
        let pipelines = state.apply(setup, collector: parker)
        countdown.expect(pipelines.count)
        state.retire(pipelines, deadline: deadline) { countdown.countDown() }
        state.deadlines.append(FlushRequest(deadline: deadline) { _ in countdown.expire() })
      }
      countdown.countDown()
      if !isReady() { countdown.expire() }
      parker.notify()
    }

    /// The statistics as of now: all buffers are read first.
    func statistics(spansWithoutBuffer: Int) -> Fastrace.Statistics {
      state.withLock { state in
        cycle(&state)
        var statistics = state.statistics(threads: threads, chunks: chunks)
        statistics.started += spansWithoutBuffer
        statistics.drop(spansWithoutBuffer, .bufferFull)
        return statistics
      }
    }

    /// Waits on the calling thread.
    ///
    /// False when the deadline came first.
    func flushBlocking(deadline: UInt64) -> Bool {
      let waiter = FlushWaiter()
      flush(deadline: deadline) { waiter.resume($0) }
      return waiter.wait(until: deadline &+ 100_000_000)
    }

    /// Called when the process ends normally.
    func flushBeforeExit() {
      let timeout = flushAtExit.load(ordering: .relaxed)
      guard timeout > 0, !ExportPipeline.isReporting else { return }
      _ = flushBlocking(deadline: fastrace_monotonic_ns() &+ timeout)
    }
  }

  /// Calls back when everything expected has happened, or when the time is up, whatever comes first.
  private final class Countdown: Sendable {
    private struct State {
      var left = 1
      var completion: (@Sendable (Bool) -> Void)?
    }
    private let state: Locked<State>

    init(_ completion: @escaping @Sendable (Bool) -> Void) { state = Locked(State(completion: completion)) }

    func expect(_ count: Int) { state.withLock { $0.left += count } }

    func countDown() {
      let completion = state.withLock { state in
        state.left -= 1
        return state.left == 0 ? state.completion.take() : nil
      }
      completion?(true)
    }

    func expire() {
      state.withLock { $0.completion.take() }?(false)
    }
  }

  /// Waits for the completion of a flush on a thread.
  private final class FlushWaiter: Sendable {
    private let parker = Parker()
    private let result = Locked<Bool?>(nil)

    func resume(_ isFlushed: Bool) {
      result.withLock { $0 = isFlushed }
      parker.notify()
    }

    func wait(until deadline: UInt64) -> Bool {
      parker.wait(until: deadline)
      return result.withLock { $0 } ?? false
    }
  }
#endif
