#if Logging
  internal import Fastrace

  /// Writes lines to a descriptor that is open already: standard output, standard error.
  ///
  /// Every line is one write, so lines of several threads and processes stay whole. Nothing is kept back: to flush or reopen
  /// it does nothing. Any thread may use it; one at a time writes.
  public final class StreamAppender: LogAppender {
    private let writer: LineWriter
    private let descriptor: Int32
    private let name: String
    private let lock = Locked(())

    /// Writes to a descriptor, which stays open; `name` is what problems call it.
    public init(descriptor: Int32, name: String, layout: some LogLayout) {
      self.descriptor = descriptor
      self.name = name
      writer = LineWriter(layout)
    }

    /// Writes a line.
    ///
    /// Blocks while others write, and until the system has taken the line: for ever if nobody reads a pipe that is full, or
    /// for five seconds if that does not block.
    ///
    /// - Throws: ``AppendFailure`` when the record is lost.
    public func append(_ record: LogRecord) throws {
      try writer.withLine(record) { (line) throws(AppendFailure) in try write(line, 1) }
    }

    /// Writes lines with as few calls of the system as possible.
    ///
    /// Blocks while others write, and until the system has taken the lines: for ever if nobody reads a pipe that is full, or
    /// for five seconds if that does not block.
    ///
    /// - Throws: ``AppendFailure`` with the number of records that are lost.
    public func append(_ records: [LogRecord]) throws {
      try writer.withLines(records) { (lines, count) throws(AppendFailure) in try write(lines, count) }
    }

    private func write(_ lines: borrowing LogBuffer, _ count: Int) throws(AppendFailure) {
      do throws(PartialWrite) {
        try lock.withLock { _ throws(PartialWrite) in try Output.write(lines, to: descriptor) }
      } catch {
        let written = lines.wholeLines(in: error.written).lines
        throw AppendFailure(lostRecords: count - written, "cannot write to \(name): \(error.error)")
      }
    }
  }

  extension LogAppender where Self == StreamAppender {
    /// Standard output, as text that is coloured when it goes to a terminal.
    public static func standardOutput(color: ColorChoice = .automatic) -> StreamAppender {
      standardOutput(TextLayout(isColored: color.isColored(descriptor: 1)))
    }

    /// Standard output in a layout.
    public static func standardOutput(_ layout: some LogLayout) -> StreamAppender {
      StreamAppender(descriptor: 1, name: "standard output", layout: layout)
    }

    /// Standard error, as text that is coloured when it goes to a terminal.
    public static func standardError(color: ColorChoice = .automatic) -> StreamAppender {
      standardError(TextLayout(isColored: color.isColored(descriptor: 2)))
    }

    /// Standard error in a layout.
    public static func standardError(_ layout: some LogLayout) -> StreamAppender {
      StreamAppender(descriptor: 2, name: "standard error", layout: layout)
    }
  }
#endif
