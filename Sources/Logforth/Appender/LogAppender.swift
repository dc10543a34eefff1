#if Logging
  /// Takes records to where they are kept: a file, a socket, a collector.
  ///
  /// What goes wrong is thrown, and goes to the problem handler of the pipeline: the code that logs is never told.
  public protocol LogAppender: Sendable {
    /// Takes from the thread and task that log what would be gone later.
    ///
    /// Called on the thread that logs, before ``append(_:)-(LogRecord)`` and before any queue. Default: a record holds
    /// everything that is needed.
    func capture(_ record: LogRecord)

    /// Writes a record.
    ///
    /// Called on the thread that logs, or on that of an ``AsyncAppender``, by any number of threads at the same time.
    ///
    /// - Throws: ``AppendFailure`` to say how many records were lost; any other error counts as all of them.
    func append(_ record: consuming LogRecord) throws

    /// Writes records that were logged in this order; an appender that can write them at once should.
    ///
    /// Default: each by itself.
    ///
    /// - Throws: ``AppendFailure`` to say how many records were lost; any other error counts as all of them.
    func append(_ records: [LogRecord]) throws

    /// Hands over what the appender has kept back, before a time of the monotonic clock in nanoseconds.
    ///
    /// Called by any thread that waits for that. Default: nothing is.
    ///
    /// - Throws: ``AppendFailure`` or any other error when that is not done, or not in time. The records count as lost only
    ///   if an ``AppendFailure`` says so.
    func flush(until deadline: UInt64) throws

    /// Opens files and connections again, after somebody has moved or replaced what was behind them.
    ///
    /// Called by any thread. Default: nothing is open.
    ///
    /// - Throws: Any error when that fails, which loses no record.
    func reopen() throws
  }

  extension LogAppender {
    /// A record holds everything that is needed.
    public func capture(_ record: LogRecord) {}

    /// Writes each record by itself.
    public func append(_ records: [LogRecord]) throws {
      var failures = AppendFailures()
      for record in records {
        failures.collect { () throws(AppendFailure) in
          do { try append(record) } catch { throw AppendFailure(error, records: 1) }
        }
      }
      if let failure = failures.sum { throw failure }
    }

    /// Nothing is kept back.
    public func flush(until deadline: UInt64) throws {}

    /// Nothing is open.
    public func reopen() throws {}
  }

  /// Why an appender did not write records, and how many.
  public struct AppendFailure: Error, Sendable, CustomStringConvertible {
    /// How many records are lost.
    public var lostRecords: Int
    /// What happened, to what, and what to do.
    public var description: String

    /// A failure that lost records, or none if it could be mended.
    public init(lostRecords: Int, _ description: String) {
      self.lostRecords = lostRecords
      self.description = description
    }

    /// Any error as the loss of all records of the call, unless it says something else.
    init(_ error: any Error, records: Int) {
      self = error as? AppendFailure ?? AppendFailure(lostRecords: records, "\(error)")
    }
  }

  /// Failures of several writes of one call, as one: the number of all records, and the last description.
  struct AppendFailures {
    private(set) var sum: AppendFailure?

    mutating func collect(_ body: () throws(AppendFailure) -> Void) {
      do throws(AppendFailure) {
        try body()
      } catch {
        sum = AppendFailure(lostRecords: error.lostRecords + (sum?.lostRecords ?? 0), error.description)
      }
    }
  }
#endif
