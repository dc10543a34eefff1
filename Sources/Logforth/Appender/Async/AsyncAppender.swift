#if Logging
  public import Fastrace

  /// What an ``AsyncAppender`` does with a record that finds its queue full.
  public enum OverflowPolicy: Sendable, Hashable {
    /// The thread that logs waits for room.
    case block
    /// The record is dropped and counted.
    case dropIncoming
  }

  /// Hands records to another appender on a thread of its own, so that code that logs never waits for a disk or a network.
  ///
  /// As many records as the capacity wait, and as many are being written. Records keep their order, and were complete when
  /// they were logged. When the process ends normally, the applied pipeline is drained; when the appender is released, it
  /// writes what it has, for five seconds at most.
  ///
  /// The thread does not exist in a child that was forked; such a child needs a pipeline of its own.
  ///
  /// > Cost: A record costs the thread that logs a lock and an append. It wakes the appender's thread only when that sleeps.
  public final class AsyncAppender: LogAppender {
    private let channel: AsyncChannel

    /// An appender in front of another one.
    ///
    /// - Parameters:
    ///   - appender: Where the records go; only the appender's thread calls it from now on.
    ///   - capacity: How many records may wait; at least one.
    ///   - overflow: What happens to a record for which there is no room.
    ///   - trap: Who is told of what `appender` throws.
    public convenience init(
      _ appender: some LogAppender, capacity: Int = 8192, overflow: OverflowPolicy = .block, trap: Trap = .logforth
    ) {
      self.init(appender, capacity: capacity, overflow: overflow, linger: .milliseconds(1), trap: trap)
    }

    /// An appender whose thread gathers records for as long as `linger`, or until the queue is half full.
    package init(
      _ appender: some LogAppender, capacity: Int, overflow: OverflowPolicy, linger: Duration, trap: Trap
    ) {
      channel = AsyncChannel(appender, capacity: max(1, capacity), overflow: overflow, linger: linger, trap: trap)
      channel.start()
    }

    deinit { channel.close(until: Deadline.after(.seconds(5))) }

    /// What this appender has dropped, by cause.
    public var drops: LogDrops { channel.drops }

    /// Lets the other appender take what it needs of the thread that logs.
    public func capture(_ record: LogRecord) { channel.appender.capture(record) }

    /// Queues a record.
    public func append(_ record: consuming LogRecord) { channel.append(record) }

    /// Waits until everything that was queued before is written.
    ///
    /// - Throws: ``AppendFailure`` when that is not done in time.
    public func flush(until deadline: UInt64) throws {
      if isFlushed(until: deadline) { return }
      throw AppendFailure(
        lostRecords: 0, "the records queued for \(type(of: channel.appender)) were not written in time")
    }

    /// Waits as ``flush(until:)`` does; false when the time comes first.
    package func isFlushed(until deadline: UInt64) -> Bool { channel.flush(until: deadline) }

    /// Opens again what the other appender has open.
    public func reopen() throws { try channel.appender.reopen() }

    /// Writes what is queued and ends the thread; records that come later are dropped and counted.
    ///
    /// - Returns: False when that is not done in time; what is left then is dropped and counted if it is never written.
    @discardableResult
    public func close(timeout: Duration = .seconds(5)) -> Bool { channel.close(until: Deadline.after(timeout)) }
  }

  extension LogAppender {
    /// This appender on a thread of its own.
    public func async(capacity: Int = 8192, overflow: OverflowPolicy = .block) -> AsyncAppender {
      AsyncAppender(self, capacity: capacity, overflow: overflow)
    }
  }
#endif
