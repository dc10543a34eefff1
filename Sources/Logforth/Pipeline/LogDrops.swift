#if Logging
  internal import Synchronization

  /// Why a record was not written.
  public enum LogDropCause: Int, Sendable, Hashable, CaseIterable {
    /// The queue of an ``AsyncAppender`` was full, and it drops rather than blocks.
    case queueFull
    /// An appender failed: the disk was full, the receiver was gone.
    case appenderFailed
    /// It was logged by an appender, a layout, a filter or a diagnostic while that was at work on the same thread.
    case logWithinLog
    /// It came after the end of its appender, or still waited in the queue when the time to write it was over.
    case closed
  }

  /// Counts records that were not written, by cause.
  public final class LogDrops: Sendable {
    private let queueFull = Atomic<Int>(0)
    private let appenderFailed = Atomic<Int>(0)
    private let logWithinLog = Atomic<Int>(0)
    private let closed = Atomic<Int>(0)

    /// What was dropped in this process, by all appenders.
    static let process = LogDrops()

    /// No drops yet.
    init() {}

    /// Counts records here and for the process.
    func add(_ count: Int = 1, _ cause: LogDropCause) {
      counter(cause) { _ = $0.wrappingAdd(count, ordering: .relaxed) }
      if self !== Self.process { Self.process.add(count, cause) }
    }

    /// How many records were dropped for a cause.
    public subscript(cause: LogDropCause) -> Int {
      var value = 0
      counter(cause) { value = $0.load(ordering: .relaxed) }
      return value
    }

    /// How many records were dropped.
    public var total: Int { LogDropCause.allCases.reduce(0) { $0 + self[$1] } }

    private func counter(_ cause: LogDropCause, _ body: (borrowing Atomic<Int>) -> Void) {
      switch cause {
      case .queueFull: body(queueFull)
      case .appenderFailed: body(appenderFailed)
      case .logWithinLog: body(logWithinLog)
      case .closed: body(closed)
      }
    }
  }
#endif
