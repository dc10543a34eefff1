#if Enable
  import CFastrace
  import Synchronization

  /// Everything that the process has one of: made when the first span is recorded or the first reporter set, and made
  /// anew in a forked child.
  final class Runtime: Sendable {
    let chunks: ChunkPool
    let threads = ThreadRegistry()
    let ledger = OverflowLedger()
    let sampler = AtomicReference<Sampler>()
    let collector: Collector
    /// Spans that were dropped because their thread got no memory for a buffer.
    let spansWithoutBuffer = Atomic<Int>(0)
    private let bytesPerThreadValue: Atomic<Int>
    /// Held while a configuration is brought into force, so that two of them do not mix.
    private let control = Locked(())

    private init(_ setup: Setup) {
      let configuration = setup.configuration
      let chunks = ChunkPool(budget: configuration.bytesOfAllThreads)
      self.chunks = chunks
      collector = Collector(chunks: chunks, threads: threads, ledger: ledger)
      bytesPerThreadValue = Atomic(configuration.bytesPerThread)
      sampler.set(configuration.sampler)
      collector.adopt(setup)
    }

    /// Bytes of spans that a thread may have recorded and the collector not yet read.
    var bytesPerThread: Int { bytesPerThreadValue.load(ordering: .relaxed) }

    /// Brings a configuration and its reporters into force.
    private func apply(_ setup: Setup) {
      let configuration = setup.configuration
      chunks.setBudget(configuration.bytesOfAllThreads)
      bytesPerThreadValue.store(configuration.bytesPerThread, ordering: .relaxed)
      fastrace_set_value_limit(Int64(max(0, configuration.spanLimits.valueLength)))
      sampler.set(configuration.sampler)
      collector.apply(setup)
      let mode = configuration.sampler.isAlwaysOn ? RootMode.record : RootMode.askSampler
      fastrace_set_root_mode(setup.reporters.isEmpty ? RootMode.noReporter : mode)
    }

    /// A thread's buffer has got another chunk, or could not get one: time for the collector to read.
    func noteGrowth(of buffer: ThreadBuffer, succeeded: Bool) {
      // Early enough that what is read is still in the processor's cache.
      if !succeeded || buffer.counters.bytesOutstanding > min(1 << 20, bytesPerThread / 8) { collector.wake() }
      collector.retryStart()
    }

    // MARK: The one of this process

    // SAFETY: holds one reference, which is never released.
    private static let instance = unsafe Atomic<Unmanaged<Runtime>?>(nil)
    /// A class behind an atomic pointer would spare the lock; nobody sets reporters often enough to notice.
    private static let setup = Locked<Setup>(Setup())
    /// Installs what the system calls when a thread, a fork or the process ends, and says what could not be installed.
    private static let hookProblems: [Fastrace.ProblemHandler.Problem] = {
      let watchesThreads = fastrace_install_exit_hook { ThreadState.retireCurrentThread() }
      let watchesForks = fastrace_install_fork_hook { Runtime.childAfterFork() }
      // ORDERING: acquiring, as in `current`. A process that has forked and never recorded has nothing to flush.
      let watchesEnd = fastrace_install_process_exit_hook {
        unsafe instance.load(ordering: .acquiring)?._withUnsafeGuaranteedRef { $0.collector.flushBeforeExit() }
      }
      let problems = [
        (watchesThreads, "nothing is recorded: the process has no thread-specific key left (PTHREAD_KEYS_MAX)"),
        (watchesForks, "forked children cannot record: there was no memory for a fork handler"),
        (watchesEnd, "nothing is flushed when the process ends: there was no memory for an exit handler"),
      ]
      return problems.filter { !$0.0 }.map { Fastrace.ProblemHandler.Problem(kind: "hooks", description: $0.1) }
    }()

    static var current: Runtime {
      // ORDERING: acquiring, pairs with the release when the instance was published.
      if let runtime = unsafe instance.load(ordering: .acquiring) {
        // SAFETY: an instance, once published, is never released.
        return unsafe runtime._withUnsafeGuaranteedRef { $0 }
      }
      return make()
    }

    @inline(never)
    private static func make() -> Runtime {
      _ = hookProblems
      // The process-wide switches are set by `install` alone, or are the same as in the process that forked.
      let setup = setup.withLock { $0 }
      // SAFETY: released below if another thread was first, else kept forever.
      let candidate = unsafe Unmanaged.passRetained(Runtime(setup))
      // ORDERING: releasing, so that whoever loads the pointer sees the object; acquiring, when another thread was first.
      let (exchanged, original) = unsafe instance.compareExchange(
        expected: nil, desired: candidate, ordering: .acquiringAndReleasing)
      if !exchanged, let original = unsafe original {
        unsafe candidate.release()
        return unsafe original.takeUnretainedValue()
      }
      let runtime = unsafe candidate.takeUnretainedValue()
      if !setup.reporters.isEmpty { runtime.collector.start(orTell: setup.configuration.problemHandler) }
      return runtime
    }

    /// Forgets the instance, which belongs to the process that forked; the next use makes another one.
    static func abandon() {
      // ORDERING: relaxed, there is one thread.
      unsafe instance.store(nil, ordering: .relaxed)
    }

    // MARK: Control

    /// Replaces the reporters and the configuration.
    static func install(_ setup: Setup) {
      // The instance is made before the setup can be seen, or it would bring the same setup into force a second time.
      let runtime = current
      runtime.control.withLock { _ in
        Self.setup.withLock { $0 = setup }
        CurrentPropagator.set(setup.configuration.propagator)
        BeginHook.set(setup.configuration.spanHooks.onBegin)
        prepareForBackground()
        runtime.apply(setup)
      }
      for problem in hookProblems { setup.configuration.problemHandler.report(problem) }
    }

    /// Adds a reporter beside those that are set, unless it is among them already.
    static func add(_ reporter: some SpanReporter & AnyObject) {
      let runtime = current
      runtime.control.withLock { _ in
        let sampler = setup.withLock { setup in
          if !setup.reporters.contains(where: { ($0 as AnyObject) === reporter }) { setup.reporters.append(reporter) }
          return setup.configuration.sampler
        }
        prepareForBackground()
        runtime.collector.add(reporter)
        fastrace_set_root_mode(sampler.isAlwaysOn ? RootMode.record : RootMode.askSampler)
      }
    }

    /// Makes the values now that background threads would make when they first need them, perhaps while this one forks.
    private static func prepareForBackground() {
      _ = ExportPipeline.isReporting
      TickRate.prepare()
    }

    /// Drops what the reporters have not taken, and shuts them down.
    ///
    /// `completion` gets false when the deadline came before they were done.
    static func shutDown(deadline: UInt64, _ completion: @escaping @Sendable (Bool) -> Void) {
      let runtime = current
      runtime.control.withLock { _ in
        setup.withLock { $0.reporters = [] }
        fastrace_set_root_mode(RootMode.noReporter)
        runtime.collector.shutDown(deadline: deadline, completion)
      }
    }

    var statistics: Fastrace.Statistics {
      collector.statistics(spansWithoutBuffer: spansWithoutBuffer.load(ordering: .relaxed))
    }
  }

  /// What the application has configured.
  struct Setup: Sendable {
    var reporters: [any SpanReporter] = []
    var configuration = Fastrace.Configuration()
  }

  extension Runtime {
    /// Starts over in a forked child, which has only the thread that forked: fresh ids, empty buffers, no pending
    /// traces, and a collector thread as soon as something is recorded.
    ///
    /// What the parent has recorded stays the parent's.
    static func childAfterFork() {
      ThreadState.resetAfterFork()
      // The parent's threads may have been at work on the old instance, so nothing of it is touched again.
      abandon()
    }
  }
#endif
