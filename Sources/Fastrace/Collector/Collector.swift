#if Enable
  import CFastrace
  import Synchronization

  /// The collector's thread: reads the span buffers, feeds the assembler, advances the export pipelines.
  ///
  /// It wakes on time, when a buffer fills up, and when somebody waits; it never waits for a reporter.
  final class Collector: Sendable {
    let chunks: ChunkPool
    let threads: ThreadRegistry
    let ledger: OverflowLedger
    let parker = Parker()
    /// Taken for each cycle; so a cycle can also be run by whoever wants exact statistics.
    let state = Locked(CollectorState())
    private let requests = Locked<[FlushRequest]>([])
    private let isRunning = Atomic<Bool>(false)
    private let isAwake = Atomic<Bool>(false)
    /// When to try again to start the thread, in nanoseconds of the monotonic clock; 0 unless that has failed.
    private let retryTime = Atomic<UInt64>(0)
    /// How long the end of the process may wait, in nanoseconds.
    ///
    /// Outside of the lock, which a cycle may hold at the end.
    let flushAtExit = Atomic<UInt64>(0)

    init(chunks: ChunkPool, threads: ThreadRegistry, ledger: OverflowLedger) {
      self.chunks = chunks
      self.threads = threads
      self.ledger = ledger
    }

    // MARK: The thread

    /// Starts the thread if it is not running; false when the system has none to give.
    @discardableResult
    func start() -> Bool {
      guard isRunning.compareExchange(expected: false, desired: true, ordering: .relaxed).exchanged else { return true }
      // SAFETY: the collector belongs to the runtime, which is never released.
      let context = unsafe Unmanaged.passUnretained(self).toOpaque()
      let error = unsafe fastrace_spawn(
        "fastrace",
        { context in
          // SAFETY: see above.
          unsafe Unmanaged<Collector>.fromOpaque(context).takeUnretainedValue().run()
        }, context)
      retryTime.store(error == 0 ? 0 : fastrace_monotonic_ns() &+ 100_000_000, ordering: .relaxed)
      if error != 0 { isRunning.store(false, ordering: .relaxed) }
      return error == 0
    }

    /// Tries again to start the thread, if the system had none to give a while ago.
    func retryStart() {
      let time = retryTime.load(ordering: .relaxed)
      if time != 0, time <= fastrace_monotonic_ns() { start() }
    }

    /// True when the thread runs, or could be started just now; also when there is nothing that it would have to do.
    func isReady() -> Bool {
      isRunning.load(ordering: .relaxed) || state.withLock { $0.allPipelines.isEmpty } || start()
    }

    /// Wakes the thread before its time.
    ///
    /// Cheap when it is awake.
    func wake() {
      if !isAwake.exchange(true, ordering: .relaxed) { parker.notify() }
    }

    private func run() {
      while true {
        isAwake.store(true, ordering: .relaxed)
        // A fork in the middle of a cycle would leave the child with locks of the runtime that nobody gives back.
        fastrace_enter_fork_gate()
        let (deadline, isBusy, pipelines, results) = state.withLock { state in
          takeRequests(&state)
          // Serving a flush reads everything: what comes meanwhile is not for it.
          let isBusy = state.hasFlushToServe ? false : cycle(&state, inSlices: true)
          let results = serve(&state)
          return (state.nextDeadline(), isBusy, state.pipelinesWithProblems, results)
        }
        fastrace_leave_fork_gate()
        for result in results { result.request.completion(result.isFlushed) }
        for pipeline in pipelines { pipeline.reportProblems() }
        if isBusy {
          // A reporter that is nearly as fast as the application gets the time to catch up.
          if pipelines.contains(where: \.isCrowded) { parker.wait(until: fastrace_monotonic_ns() &+ 1_000_000) }
          continue
        }
        isAwake.store(false, ordering: .relaxed)
        parker.wait(until: deadline)
      }
    }

    /// Reads all buffers, and reports the traces whose roots had ended at its beginning.
    ///
    /// True when there is so much to read that the next cycle should begin at once. Only then, and only `inSlices`, is
    /// something left unread.
    @discardableResult
    func cycle(_ state: inout CollectorState, inSlices: Bool = false) -> Bool {
      let (records, isComplete) = read(&state, inSlices: inSlices)
      state.maintain(chunks: chunks, now: fastrace_monotonic_ns(), records: records)
      for pipeline in state.pipelines { pipeline.advance() }
      state.advanceRetiring()
      return !isComplete
    }

    /// Lets the reporters that are set have all that has ended, and nothing that ends while this happens.
    func deliver(_ state: inout CollectorState) {
      cycle(&state)
      state.assembler.flushBatch()
    }

    /// Chunks of a buffer that are read at once: what fits the processor's cache, together with what is made of it.
    private static let slice = 4

    /// Reads all buffers up to where they are now, with `inSlices` not more than a slice of one that has much to read.
    ///
    /// In two steps, to snapshots that were both taken before anything is read, however long that takes: a trace whose
    /// root's end the first one has seen is complete with the second one, and what a fast thread writes meanwhile is left for
    /// the next time.
    ///
    /// The one buffer that has much to read is read in slices, between which its own traces are reported. Now and then it
    /// is read whole, if traces whose roots ended on other threads wait for that.
    private func read(_ state: inout CollectorState, inSlices: Bool = false) -> (records: Int, isComplete: Bool) {
      let now = fastrace_monotonic_ns()
      let assembler = state.assembler
      var overflow = OverflowLedger.Entries()
      let (buffers, slow) = threads.snapshot(backlog: Self.slice) { overflow = ledger.take() }
      assembler.apply(overflow)
      var records = 0
      for buffer in buffers where buffer !== slow { records += drain(buffer, assembler, now: now) }
      if let slow {
        state.slices += 1
        let isSlice = inSlices && !(assembler.waitsForUnreadThread && state.slices % 32 == 0)
        records += drain(slow, assembler, chunks: Self.slice, now: now)
        while !slow.isDrained {
          finishCycle(&state, now: now, isBusy: true, unread: slow)
          if isSlice {
            threads.sweep()
            return (records, false)
          }
          records += drain(slow, assembler, chunks: Self.slice, now: now)
        }
      }
      finishCycle(&state, now: now, isBusy: true, unread: slow, isRead: true)
      if assembler.needsAnotherCycle {
        for buffer in buffers {
          buffer.useLaterSnapshot()
          records += drain(buffer, assembler, now: now)
        }
        finishCycle(&state, now: now, isBusy: true, unread: nil, isRead: true)
      }
      threads.sweep()
      assembler.flushBatch()
      return (records, true)
    }

    private func drain(_ buffer: ThreadBuffer, _ assembler: TraceAssembler, chunks: Int = .max, now: UInt64) -> Int {
      var records = 0
      unsafe buffer.drain(chunks: chunks) { run, count in
        records += count
        let thread = UInt32(truncatingIfNeeded: buffer.threadID)
        let charged = unsafe assembler.consume(run, count: count, thread: thread, now: now)
        if charged > 0 { buffer.counters.discharge(charged) }
      }
      return records
    }

    private func finishCycle(
      _ state: inout CollectorState, now: UInt64, isBusy: Bool, unread: ThreadBuffer?, isRead: Bool = false
    ) {
      let assembler = state.assembler
      assembler.finishCycle(
        now: now, anchor: state.anchor(now: now), isBusy: isBusy,
        unreadThread: unread.map { UInt32(truncatingIfNeeded: $0.threadID) }, isRead: isRead)
    }

    // MARK: Flush

    /// Exports everything that has ended so far.
    ///
    /// `completion` is called once, with false when the deadline came first.
    func flush(deadline: UInt64, completion: @escaping @Sendable (Bool) -> Void) {
      guard isReady() else { return completion(false) }
      guard isRunning.load(ordering: .relaxed) else { return completion(true) }
      requests.withLock { $0.append(FlushRequest(deadline: deadline, completion: completion)) }
      parker.notify()
    }

    private func takeRequests(_ state: inout CollectorState) {
      state.waiting += requests.withLock { requests in
        defer { requests = [] }
        return requests
      }
    }

    private func serve(_ state: inout CollectorState) -> [FlushResult] {
      var results: [FlushResult] = []
      // Those that came while others were served are next at once: nothing else would wake this thread for them.
      repeat {
        if state.hasFlushToServe {
          swap(&state.serving, &state.waiting)
          deliver(&state)
          for pipeline in state.pipelines { pipeline.beginFlush() }
          for pipeline in state.pipelines { pipeline.advance() }
        }
        results += state.finishFlush(now: fastrace_monotonic_ns())
      } while state.serving.isEmpty && !state.waiting.isEmpty
      return results
    }
  }

  struct FlushRequest: Sendable {
    var deadline: UInt64
    var completion: @Sendable (Bool) -> Void
  }

  struct FlushResult: Sendable {
    var request: FlushRequest
    var isFlushed: Bool
  }
#endif
