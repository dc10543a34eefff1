#if Logging
  internal import CLogforth
  internal import Fastrace
  internal import Synchronization

  /// The queue between the threads that log and the one that writes.
  final class AsyncChannel: Sendable {
    let appender: any LogAppender
    let drops = LogDrops()
    private let capacity: Int
    private let overflow: OverflowPolicy
    private let problemHandler: Fastrace.ProblemHandler
    /// How long the thread that writes gathers records before it writes them, in nanoseconds: a producer that logs steadily
    /// never pays for waking it.
    private let linger: UInt64
    private let monitor: Monitor<AsyncQueue>
    /// Which process has the thread that writes.
    private let forks = ProcessInformation.forks
    /// Tells the thread that writes from all others, those of other channels among them.
    private let number: Int32
    private static let channels = Atomic<Int32>(0)

    init(
      _ appender: any LogAppender, capacity: Int, overflow: OverflowPolicy, linger: Duration,
      problemHandler: Fastrace.ProblemHandler
    ) {
      self.appender = appender
      self.capacity = capacity
      self.overflow = overflow
      self.problemHandler = problemHandler
      self.linger = linger.nanosecondsClamped
      monitor = Monitor(AsyncQueue(capacity: capacity))
      number = 2 + Self.channels.wrappingAdd(1, ordering: .relaxed).newValue & 0x3FFF_FFFF
    }

    /// A channel to the same appender, for a child process that was forked.
    convenience init(replacing parent: AsyncChannel) {
      self.init(
        parent.appender, capacity: parent.capacity, overflow: parent.overflow,
        linger: .nanoseconds(Int64(clamping: parent.linger)), problemHandler: parent.problemHandler)
    }

    /// True in a child that was forked later: the thread that writes is the parent's, and so is what is queued.
    var isInherited: Bool { forks != ProcessInformation.forks }

    /// Starts the thread that writes; without one, records are written where they are logged, until a later try succeeds.
    func start() {
      let isStarted = BackgroundThread.start("logforth") { [self] in work() }
      let retryTime = Environment.monotonicNanoseconds + 1_000_000_000
      monitor.withLock { $0.noteStart(isStarted, retryTime: retryTime) }
      if isStarted { return }
      problemHandler.report(
        Fastrace.ProblemHandler.Problem(
          kind: "log-thread", description: "there is no thread for logging; it is done in place"))
    }

    // MARK: Threads that log

    func append(_ record: consuming LogRecord) {
      var record = Optional(record)
      switch monitor.withLock({ $0.offer(&record) }) {
      case .queued: break
      case .queuedForSleeper: monitor.wakeAll()
      case .noWorker: appendHere(record)
      case .closed: drops.add(1, .closed)
      case .full: appendWhenFull(&record)
      }
    }

    @inline(never)
    private func appendWhenFull(_ record: inout LogRecord?) {
      if overflow == .dropIncoming { return drops.add(1, .queueFull) }
      switch monitor.wait(until: UInt64.max, for: { $0.hasRoom() }, { $0.offer(&record) }) {
      case .queued: break
      // The thread that writes has taken everything and gone to sleep since there was no room.
      case .queuedForSleeper: monitor.wakeAll()
      default: drops.add(1, .closed)
      }
    }

    @inline(never)
    private func appendHere(_ record: LogRecord?) {
      guard let record else { return }
      do { try appender.append(record) } catch { problemHandler.report(AppendFailure(error, records: 1), drops: drops) }
      let now = Environment.monotonicNanoseconds
      if monitor.withLock({ $0.shouldStart(now: now) }) { start() }
    }

    /// Waits until everything that was queued before is written and flushed.
    ///
    /// - Throws: When the time comes first, when the flush fails, and when records were given up.
    func flush(until deadline: UInt64) throws(AppendFailure) {
      if isWriter { throw notInTime }
      guard let number = monitor.withLock({ $0.requestFlush(deadline) }) else {
        if let failure = flushHere(until: deadline) { throw failure }
        return
      }
      monitor.wakeAll()
      let isDone = { (queue: inout AsyncQueue) in queue.outcome(ofFlush: number) != nil }
      let outcome = monitor.wait(until: deadline, for: isDone) { $0.outcome(ofFlush: number) } ?? nil
      guard let outcome else { throw notInTime }
      try outcome.get()
    }

    private var notInTime: AppendFailure {
      AppendFailure(lostRecords: 0, "the records queued for \(type(of: appender)) were not written in time")
    }

    /// Flushes the other appender; a failure is reported, and the records that it has lost are counted.
    private func flushHere(until deadline: UInt64) -> AppendFailure? {
      do {
        try appender.flush(until: deadline)
        return nil
      } catch {
        let failure = AppendFailure(error, records: 0)
        problemHandler.report(failure, drops: drops)
        return AppendFailure(lostRecords: 0, failure.description)
      }
    }

    /// Ends the thread once it has written everything; false when the time comes first, and what is queued then is dropped.
    @discardableResult
    func close(until deadline: UInt64) -> Bool {
      let hasWorker = monitor.withLock { queue in
        queue.isClosed = true
        return queue.hasWorker
      }
      monitor.wakeAll()
      if !hasWorker || isWriter { return true }
      if monitor.wait(until: deadline, for: { $0.isEnded }, { _ in }) != nil { return true }
      guard let count = monitor.withLock({ $0.giveUp() }) else { return true }
      if count > 0 { drops.add(count, .closed) }
      // Whoever waits for a flush waits in vain.
      monitor.wakeAll()
      return false
    }

    // MARK: The thread that writes

    /// Whether this is the thread that writes, which cannot wait for itself.
    private var isWriter: Bool { logforth_get_appending() == number }

    private func work() {
      // What an appender logs would come back to it.
      logforth_set_appending(number)
      var batch: [LogRecord] = []
      batch.reserveCapacity(min(capacity, 1024))
      while let turn = nextTurn(&batch) {
        if turn.hadBlocked { monitor.wakeAll() }
        write(batch)
        batch.removeAll(keepingCapacity: true)
        guard let deadline = turn.flushDeadline else { continue }
        let failure = flushHere(until: deadline)
        monitor.withLock { $0.finishFlush(turn.flush, failure) }
        monitor.wakeAll()
      }
      let failure = flushHere(until: Deadline.after(.seconds(5)))
      monitor.withLock { $0.end(failure) }
      monitor.wakeAll()
    }

    private func nextTurn(_ batch: inout [LogRecord]) -> AsyncQueue.Turn? {
      let soon = Environment.monotonicNanoseconds + linger
      if let turn = monitor.wait(until: soon, for: { $0.hasWork(lingering: true) }, { $0.take(&batch) }) { return turn }
      return monitor.wait(until: UInt64.max, for: { $0.hasWork(lingering: false) }) { $0.take(&batch) } ?? nil
    }

    private func write(_ batch: [LogRecord]) {
      if batch.isEmpty { return }
      do { try appender.append(batch) } catch {
        problemHandler.report(AppendFailure(error, records: batch.count), drops: drops)
      }
    }
  }
#endif
