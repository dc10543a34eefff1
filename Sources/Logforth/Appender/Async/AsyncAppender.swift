#if Logging
  public import Fastrace

  /// What an ``AsyncAppender`` does with a record that finds its queue full.
  public enum OverflowPolicy: Sendable, Hashable {
    /// The thread that logs waits for room, however long that takes.
    ///
    /// It is blocked, not suspended: in a task that is one of the few threads that all tasks share, so that a disk or a
    /// receiver that hangs stops them all once the queue is full.
    case block
    /// The record is dropped and counted.
    case dropIncoming
  }

  /// Hands records to another appender on a thread of its own, so that code that logs never waits for a disk or a network.
  ///
  /// As many records as the capacity wait, and as many are being written. Records keep their order, and were complete when
  /// they were logged. When the process ends normally, the applied pipeline is drained; when the appender is released, it
  /// writes what it has, for five seconds at most. What still waits then is dropped and counted. Any thread may use it.
  ///
  /// A child that was forked gets a queue and a thread of its own with its first record; what was queued stays the parent's.
  ///
  /// > Cost: A record costs the thread that logs a lock and an append. It wakes the appender's thread only when that sleeps.
  public final class AsyncAppender: LogAppender {
    private let ownChannel: AsyncChannel
    /// Instead of `ownChannel` in a child that was forked.
    private let childChannel = Locked<AsyncChannel?>(nil)

    /// An appender in front of another one.
    ///
    /// - Parameters:
    ///   - appender: Where the records go. They are written and flushed on the appender's thread, or where they are logged
    ///     when the system has no more threads; `capture` is called where they are logged, and `reopen` by whoever asks.
    ///   - capacity: How many records may wait; at least one.
    ///   - overflow: What happens to a record for which there is no room. Where tasks log that must not be held up, choose
    ///     ``OverflowPolicy/dropIncoming``: by default the thread blocks, also one of those that all tasks share.
    ///   - problemHandler: Who is told of what `appender` throws.
    public convenience init(
      _ appender: some LogAppender, capacity: Int = 8192, overflow: OverflowPolicy = .block,
      problemHandler: Fastrace.ProblemHandler = .logforth
    ) {
      self.init(
        appender, capacity: capacity, overflow: overflow, linger: .milliseconds(1), problemHandler: problemHandler)
    }

    /// An appender whose thread gathers records for as long as `linger`, or until the queue is half full.
    package init(
      _ appender: some LogAppender, capacity: Int, overflow: OverflowPolicy, linger: Duration,
      problemHandler: Fastrace.ProblemHandler
    ) {
      ownChannel = AsyncChannel(
        appender, capacity: max(1, capacity), overflow: overflow, linger: linger, problemHandler: problemHandler)
      ownChannel.start()
    }

    private var channel: AsyncChannel { ownChannel.isInherited ? channelOfChild() : ownChannel }

    @inline(never)
    private func channelOfChild() -> AsyncChannel {
      childChannel.withLock { (channel) -> AsyncChannel in
        if let channel, !channel.isInherited { return channel }
        let fresh = AsyncChannel(replacing: channel ?? ownChannel)
        fresh.start()
        channel = fresh
        return fresh
      }
    }

    deinit {
      let channel: AsyncChannel? = ownChannel.isInherited ? childChannel.withLock { $0 } : ownChannel
      channel?.close(until: Deadline.after(.seconds(5)))
    }

    /// What this appender has dropped, by cause.
    public var drops: LogDrops { channel.drops }

    /// Lets the other appender take what it needs of the thread that logs.
    public func capture(_ record: LogRecord) { channel.appender.capture(record) }

    /// Queues a record; blocks only as ``OverflowPolicy/block`` says.
    public func append(_ record: consuming LogRecord) { channel.append(record) }

    /// Waits until everything that was queued before is written, and the other appender is flushed.
    ///
    /// Blocks until then, or until the deadline, a time of the monotonic clock in nanoseconds. On the appender's own thread,
    /// which cannot wait for itself, it throws at once.
    ///
    /// - Throws: ``AppendFailure`` when that is not done in time, when the other appender cannot be flushed, and when
    ///   ``close(timeout:)`` has dropped records. Records that the other appender could not write do not count here: they are
    ///   in ``drops``.
    public func flush(until deadline: UInt64) throws { try channel.flush(until: deadline) }

    /// Opens again what the other appender has open.
    ///
    /// - Throws: What the other appender throws.
    public func reopen() throws { try channel.appender.reopen() }

    /// Writes what is queued and ends the thread; records that come later are dropped and counted.
    ///
    /// Blocks until that is done, or the timeout has passed.
    ///
    /// - Returns: False when that is not done in time. What still waits then is dropped and counted as
    ///   ``LogDropCause/closed``; what is being written at that moment is not.
    @discardableResult
    public func close(timeout: Duration = .seconds(5)) -> Bool { channel.close(until: Deadline.after(timeout)) }
  }

  extension LogAppender {
    /// This appender on a thread of its own.
    ///
    /// By default a full queue blocks the thread that logs, also one of those that all tasks share: see ``OverflowPolicy``.
    public func async(capacity: Int = 8192, overflow: OverflowPolicy = .block) -> AsyncAppender {
      AsyncAppender(self, capacity: capacity, overflow: overflow)
    }
  }
#endif
