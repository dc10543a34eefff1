#if Logging
  /// Writes a record as one line of text.
  ///
  /// The line ends where it ends: appenders add the newline. A layout must escape whatever could break the line, as
  /// ``LogBuffer`` does for the layouts of this module.
  public protocol LogLayout: Sendable {
    /// Writes the record to the end of `line`.
    ///
    /// Called on the thread that logs, or on that of an ``AsyncAppender``; any number of threads may do so at the same time.
    func write(_ record: LogRecord, to line: inout LogBuffer)
  }

  /// A layout made of a closure.
  public struct ClosureLayout: LogLayout {
    private let body: @Sendable (LogRecord, inout LogBuffer) -> Void

    /// A layout that calls `body`.
    public init(_ body: @escaping @Sendable (_ record: LogRecord, _ line: inout LogBuffer) -> Void) { self.body = body }

    /// Calls the closure.
    public func write(_ record: LogRecord, to line: inout LogBuffer) { body(record, &line) }
  }
#endif
