#if Logging
  /// The state of an ``AsyncChannel``: decides without locks or threads.
  struct AsyncQueue {
    let capacity: Int
    private(set) var records: [LogRecord] = []
    /// Whether threads wait for room.
    private var hasBlocked = false
    private var isWorkerAsleep = false
    private var isWorkerLingering = false
    private var flushRequests = 0
    private var flushDeadline: UInt64?
    /// The last flush that was done.
    private var flushed = 0
    /// The last flush that failed, and why; all of them once records were given up.
    private var failedFlush = 0
    private var flushFailure: AppendFailure?
    private(set) var hasWorker = true
    /// When to try again to start the thread that writes.
    private var retryTime = UInt64.max
    var isClosed = false
    private(set) var isEnded = false

    init(capacity: Int) {
      self.capacity = capacity
      records.reserveCapacity(min(capacity, 1024))
    }

    enum Offer { case queued, queuedForSleeper, full, closed, noWorker }

    /// What the thread that writes has to do.
    struct Turn {
      /// The last flush that was requested.
      var flush: Int
      var flushDeadline: UInt64?
      var hadBlocked: Bool
    }

    // MARK: Starting

    /// The thread that writes was started, or the system had none to give.
    mutating func noteStart(_ isStarted: Bool, retryTime: UInt64) {
      hasWorker = isStarted
      self.retryTime = retryTime
    }

    /// True once a while when there is no thread: the caller tries to start it.
    mutating func shouldStart(now: UInt64) -> Bool {
      guard !hasWorker, !isClosed, now >= retryTime else { return false }
      retryTime = .max
      return true
    }

    // MARK: Threads that log

    /// Takes the record, unless it says that it did not.
    @inline(__always)
    mutating func offer(_ record: inout LogRecord?) -> Offer {
      if isClosed { return .closed }
      if !hasWorker { return .noWorker }
      if records.count >= capacity { return .full }
      if let record = record.take() { records.append(record) }
      if isWorkerLingering && records.count * 2 > capacity { isWorkerAsleep = true }
      if !isWorkerAsleep { return .queued }
      isWorkerAsleep = false
      isWorkerLingering = false
      return .queuedForSleeper
    }

    /// True when there is room, or none will ever be; otherwise the thread waits.
    mutating func hasRoom() -> Bool {
      if records.count < capacity || isClosed { return true }
      hasBlocked = true
      return false
    }

    /// The number of a flush that is done from now on; nil when there is no thread to do it.
    mutating func requestFlush(_ deadline: UInt64) -> Int? {
      if !hasWorker { return nil }
      // The last thing that the thread did was a flush of everything.
      if isEnded { return flushed }
      flushRequests += 1
      flushDeadline = max(flushDeadline ?? 0, deadline)
      isWorkerAsleep = false
      return flushRequests
    }

    /// What a flush came to; nil while it is not done.
    ///
    /// One that was done a moment before another one failed may count as failed, never the other way round.
    func outcome(ofFlush number: Int) -> Result<Void, AppendFailure>? {
      if failedFlush >= number, let flushFailure { return .failure(flushFailure) }
      return flushed >= number ? .success(()) : nil
    }

    /// Forgets what is queued, and says how many records these are; nil when the thread has ended, and written everything.
    mutating func giveUp() -> Int? {
      if isEnded { return nil }
      let count = records.count
      records = []
      if count > 0 {
        failedFlush = .max
        flushFailure = AppendFailure(lostRecords: 0, "\(count) records still waited when their appender was closed")
      }
      return count
    }

    // MARK: The thread that writes

    /// True when there is something to write, to flush or to end.
    ///
    /// While it lingers, nobody wakes the thread but a full queue
    /// and a flush; when it is about to sleep, the next record does.
    mutating func hasWork(lingering: Bool) -> Bool {
      let isUrgent = isClosed || flushRequests > flushed || hasBlocked
      isWorkerLingering = lingering
      if lingering { return isUrgent || records.count * 2 > capacity }
      if isUrgent || !records.isEmpty { return true }
      isWorkerAsleep = true
      return false
    }

    /// Takes all records; nil when it is all over.
    mutating func take(_ batch: inout [LogRecord]) -> Turn? {
      isWorkerAsleep = false
      isWorkerLingering = false
      if isClosed && records.isEmpty && flushRequests == flushed { return nil }
      swap(&records, &batch)
      defer {
        flushDeadline = nil
        hasBlocked = false
      }
      return Turn(flush: flushRequests, flushDeadline: flushDeadline, hadBlocked: hasBlocked)
    }

    /// Every flush up to this one is done, and has failed or not.
    mutating func finishFlush(_ number: Int, _ failure: AppendFailure?) {
      flushed = number
      if let failure { (failedFlush, flushFailure) = (max(failedFlush, number), failure) }
    }

    /// The thread has written everything, and flushed it.
    mutating func end(_ failure: AppendFailure?) {
      isEnded = true
      flushRequests += 1
      finishFlush(flushRequests, failure)
    }
  }
#endif
