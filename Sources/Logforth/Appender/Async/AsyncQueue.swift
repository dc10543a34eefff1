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
    var flushed = 0
    var hasWorker = true
    var isClosed = false
    var isEnded = false

    init(capacity: Int) {
      self.capacity = capacity
      records.reserveCapacity(min(capacity, 1024))
    }

    enum Offer { case queued, queuedForSleeper, full, closed, noWorker }

    /// What the thread that writes has to do.
    struct Turn {
      var ticket: Int
      var flushDeadline: UInt64?
      var hadBlocked: Bool
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

    mutating func requestFlush(_ deadline: UInt64) -> Int {
      flushRequests += 1
      flushDeadline = max(flushDeadline ?? 0, deadline)
      isWorkerAsleep = false
      return flushRequests
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
      return Turn(ticket: flushRequests, flushDeadline: flushDeadline, hadBlocked: hasBlocked)
    }
  }
#endif
