#if Logging
  public import Fastrace

  /// Appends lines to a file, which it rolls by time and size.
  ///
  /// Every write is whole lines and one call of the system, so a process that is killed leaves whole lines but for the last
  /// one, and the next process begins a new line behind that. When the disk is full, what does not fit is counted as lost,
  /// and a part of a line is taken back. A file that was moved away is let go within a second, or at once with
  /// ``FileOptions/reopensOnHangup``; what was written to a file that had been removed is written again to a new one.
  ///
  /// Several processes may append to one file, but only one of them should roll it. Any thread may use it; one at a time
  /// writes.
  public final class FileAppender: LogAppender {
    private let writer: LineWriter
    private let file: Locked<RollingFile>
    private let options: FileOptions
    private let problemHandler: Fastrace.ProblemHandler

    /// An appender for a file, which is opened with the first record; its folders are made when they are not there.
    public init(
      path: String, layout: some LogLayout = JSONLayout(), options: FileOptions = FileOptions(),
      problemHandler: Fastrace.ProblemHandler = .logforth
    ) {
      writer = LineWriter(layout)
      file = Locked(RollingFile(path: path, options: options))
      self.options = options
      self.problemHandler = problemHandler
    }

    /// Writes a line, after opening or rolling the file where that is needed.
    ///
    /// Blocks for as long as the disk takes, and while others write.
    ///
    /// - Throws: ``AppendFailure`` when the record is lost, or cannot be forced to the disk.
    public func append(_ record: LogRecord) throws {
      try writer.withLine(record) { (line) throws(AppendFailure) in try write(line, 1) }
    }

    /// Writes lines with as few calls of the system as possible.
    ///
    /// Blocks for as long as the disk takes, and while others write, which they may do in between after 64 KiB.
    ///
    /// - Throws: ``AppendFailure`` with the number of records that are lost, none when they cannot be forced to the disk.
    public func append(_ records: [LogRecord]) throws {
      try writer.withLines(records) { (lines, count) throws(AppendFailure) in try write(lines, count) }
    }

    private func write(_ lines: borrowing LogBuffer, _ count: Int) throws(AppendFailure) {
      let (complaint, failure) = file.withLock { file -> (String?, AppendFailure?) in
        do throws(AppendFailure) { try file.write(lines, count) } catch { return (file.complaint, error) }
        return (file.complaint, nil)
      }
      if let complaint {
        problemHandler.report(Fastrace.ProblemHandler.Problem(kind: "log-file", description: complaint))
      }
      if let failure { throw failure }
    }

    /// Forces the file to the disk, unless ``FileOptions/sync`` is never.
    ///
    /// Blocks until that is done, which the deadline does not shorten, and while others write.
    ///
    /// - Throws: ``AppendFailure`` when the disk refuses; no record is counted as lost.
    public func flush(until deadline: UInt64) throws {
      if options.sync == .never { return }
      try file.withLock { file throws(AppendFailure) in try file.synchronize() }
    }

    /// Opens the file again with the next record.
    ///
    /// Waits for a write that is under way.
    public func reopen() { file.withLock { $0.reopen() } }
  }

  extension LogAppender where Self == FileAppender {
    /// A file, by default as JSON and without rolling.
    public static func file(
      _ path: String, layout: some LogLayout = JSONLayout(), options: FileOptions = FileOptions()
    ) -> FileAppender {
      FileAppender(path: path, layout: layout, options: options)
    }
  }
#endif
