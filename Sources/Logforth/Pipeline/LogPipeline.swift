#if Logging
  internal import CLogforth
  internal import Fastrace
  public import Logging

  /// All dispatches of an application: each of them sees every record.
  ///
  /// `Logforth.builder()` makes one. Thread-safe.
  public final class LogPipeline: Sendable {
    let dispatches: [LogDispatch]
    let problemHandler: Fastrace.ProblemHandler

    init(dispatches: [LogDispatch], problemHandler: Fastrace.ProblemHandler) {
      self.dispatches = dispatches
      self.problemHandler = problemHandler
    }

    /// A handler for one logger, for applications that set up `LoggingSystem` themselves, or use several pipelines.
    public func handler(label: String, metadataProvider: Logger.MetadataProvider? = nil) -> LogforthHandler {
      LogforthHandler(pipeline: self, label: label, metadataProvider: metadataProvider)
    }

    /// Writes a record to every dispatch that takes it.
    public func log(_ record: @autoclosure () -> LogRecord) {
      guard begin() else { return }
      defer { end() }
      write(record())
    }

    /// True when this thread may write a record; false within a pipeline, where what is logged is dropped and counted.
    @inline(__always)
    func begin() -> Bool {
      if logforth_get_appending() > 0 {
        dropLogWithinLog()
        return false
      }
      logforth_set_appending(1)
      return true
    }

    @inline(__always)
    func end() { logforth_set_appending(0) }

    /// Gives a record to each dispatch, the last one of which may keep it without a copy.
    @inline(__always)
    func write(_ record: consuming LogRecord) {
      guard let last = dispatches.indices.last else { return }
      for index in 0..<last { dispatches[index].log(copy record, problemHandler) }
      dispatches[last].log(record, problemHandler)
    }

    /// Waits until everything that was logged before is written, and hands over what appenders have kept back.
    ///
    /// Blocks the calling thread.
    ///
    /// - Parameter timeout: How long to wait at most, for all appenders together; they are flushed one after the other.
    /// - Returns: True when it was all done in time and without an error; errors go to the problem handler.
    @discardableResult
    public func flush(timeout: Duration = .seconds(10)) -> Bool { flush(until: Deadline.after(timeout)) }

    /// The same until a time of the monotonic clock in nanoseconds.
    @discardableResult
    func flush(until deadline: UInt64) -> Bool { forEachAppender { try $0.flush(until: deadline) } }

    /// Opens files and connections again: to be called after log files were moved, unless the appender watches SIGHUP.
    ///
    /// - Returns: True when no appender threw an error; errors go to the problem handler.
    @discardableResult
    public func reopen() -> Bool { forEachAppender { try $0.reopen() } }

    private func forEachAppender(_ body: (any LogAppender) throws -> Void) -> Bool {
      var isDone = true
      for appender in dispatches.flatMap(\.appenders) {
        do {
          try body(appender)
        } catch {
          isDone = false
          problemHandler.report(AppendFailure(error, records: 0))
        }
      }
      return isDone
    }

    @inline(never)
    private func dropLogWithinLog() { LogDrops.process.add(1, .logWithinLog) }

    /// The lowest level of which records of a logger can be written; nil when there is none.
    func lowestLevel(target: String) -> Logger.Level? { dispatches.compactMap { $0.lowestLevel(target: target) }.min() }
  }

  /// Times of the monotonic clock in nanoseconds.
  package enum Deadline {
    /// The time so long from now: now for a negative duration, in centuries for one that is longer than those.
    package static func after(_ timeout: Duration) -> UInt64 {
      Environment.monotonicNanoseconds + timeout.nanosecondsClamped
    }
  }
#endif
