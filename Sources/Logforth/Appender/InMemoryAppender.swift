#if Logging
  internal import Fastrace

  /// Keeps records, for tests: all of them, however many they become, until they are removed.
  ///
  /// Thread-safe.
  public final class InMemoryAppender: LogAppender {
    private let kept = Locked<[LogRecord]>([])

    /// An appender without records.
    public init() {}

    /// The records, in the order in which they came.
    public var records: [LogRecord] { kept.withLock { $0 } }

    /// Keeps a record.
    public func append(_ record: LogRecord) { kept.withLock { $0.append(record) } }

    /// Forgets all records.
    public func removeAll() { kept.withLock { $0.removeAll() } }
  }
#endif
