#if Logging
  internal import CLogforth
  internal import Fastrace

  /// The queue between the threads that log and the one that writes.
  final class AsyncChannel: Sendable {
    let appender: any LogAppender
    let drops = LogDrops()
    private let capacity: Int
    private let overflow: OverflowPolicy
    private let trap: Trap
    /// How long the thread that writes gathers records before it writes them, in nanoseconds: a producer that logs steadily
    /// never pays for waking it.
    private let linger: UInt64
    private let monitor: Monitor<AsyncQueue>

    init(_ appender: any LogAppender, capacity: Int, overflow: OverflowPolicy, linger: Duration, trap: Trap) {
      self.appender = appender
      self.capacity = capacity
      self.overflow = overflow
      self.trap = trap
      self.linger = linger.nanosecondsClamped
      monitor = Monitor(AsyncQueue(capacity: capacity))
    }

    /// Starts the thread that writes; without one, records are written where they are logged.
    func start() {
      let isStarted = BackgroundThread.start("logforth") { [self] in work() }
      if isStarted { return }
      monitor.withLock { $0.hasWorker = false }
      trap.report(Trap.Problem(kind: "log-thread", description: "there is no thread for logging; it is done in place"))
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
      do { try appender.append(record) } catch { trap.report(AppendFailure(error, records: 1), drops: drops) }
    }

    /// Waits until everything that was queued before is written and flushed; false when the time comes first.
    func flush(until deadline: UInt64) -> Bool {
      // The thread that writes cannot wait for itself.
      if logforth_get_appending() == Self.workerDepth { return false }
      guard monitor.withLock({ $0.hasWorker }) else { return flushHere(until: deadline) }
      let ticket = monitor.withLock { $0.requestFlush(deadline) }
      monitor.wakeAll()
      return monitor.wait(until: deadline, for: { $0.flushed >= ticket || $0.isEnded }) { $0.flushed >= ticket }
        ?? false
    }

    private func flushHere(until deadline: UInt64) -> Bool {
      do { try appender.flush(until: deadline) } catch { trap.report(AppendFailure(error, records: 0), drops: drops) }
      return true
    }

    /// Ends the thread once it has written everything; false when the time comes first.
    @discardableResult
    func close(until deadline: UInt64) -> Bool {
      let hasWorker = monitor.withLock { queue in
        queue.isClosed = true
        return queue.hasWorker
      }
      monitor.wakeAll()
      if !hasWorker || logforth_get_appending() == Self.workerDepth { return true }
      return monitor.wait(until: deadline, for: { $0.isEnded }, { _ in true }) ?? false
    }

    // MARK: The thread that writes

    private static let workerDepth: Int32 = 2

    private func work() {
      // What an appender logs would come back to it.
      logforth_set_appending(Self.workerDepth)
      var batch: [LogRecord] = []
      batch.reserveCapacity(min(capacity, 1024))
      while let turn = nextTurn(&batch) {
        if turn.hadBlocked { monitor.wakeAll() }
        write(batch)
        batch.removeAll(keepingCapacity: true)
        if let deadline = turn.flushDeadline { _ = flushHere(until: deadline) }
        monitor.withLock { $0.flushed = max($0.flushed, turn.ticket) }
        if turn.flushDeadline != nil { monitor.wakeAll() }
      }
      _ = flushHere(until: Deadline.after(.seconds(5)))
      monitor.withLock { $0.isEnded = true }
      monitor.wakeAll()
    }

    private func nextTurn(_ batch: inout [LogRecord]) -> AsyncQueue.Turn? {
      let soon = Environment.monotonicNanoseconds + linger
      if let turn = monitor.wait(until: soon, for: { $0.hasWork(lingering: true) }, { $0.take(&batch) }) { return turn }
      return monitor.wait(until: UInt64.max, for: { $0.hasWork(lingering: false) }) { $0.take(&batch) } ?? nil
    }

    private func write(_ batch: [LogRecord]) {
      if batch.isEmpty { return }
      do { try appender.append(batch) } catch { trap.report(AppendFailure(error, records: batch.count), drops: drops) }
    }
  }
#endif
