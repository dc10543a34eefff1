#if Logging
  internal import Fastrace
  internal import FastraceWire

  /// Turns records into lines, in buffers that are used again.
  ///
  /// Layouts run outside of every lock: they call code of the application, which may hold locks of its own.
  final class LineWriter: Sendable {
    private let layout: any LogLayout
    private let spare = Locked<[Line]>([])
    /// More would only be kept after a moment at which many threads log at once.
    private static let spareLimit = 8
    /// What a huge record has made larger than this gives its memory back.
    private static let keptSize = 1 << 20

    /// A buffer that is passed on without a copy.
    // SAFETY: whoever has taken it out of `spare` is the only one who knows it, and hands it to one function at a time.
    private final class Line: @unchecked Sendable {
      @safe @exclusivity(unchecked) var buffer = LogBuffer()
    }

    init(_ layout: any LogLayout) { self.layout = layout }

    /// Calls `body` with the record's line.
    func withLine<Failure: Error>(
      _ record: LogRecord, _ body: (borrowing LogBuffer) throws(Failure) -> Void
    ) throws(Failure) {
      let line = take()
      defer { put(line) }
      layout.write(record, to: &line.buffer)
      line.buffer.append(ascii: "\n")
      try body(line.buffer)
    }

    /// Calls `body` with the lines of consecutive records, at most 64 KiB or one line at a time, and how many these are.
    func withLines(
      _ records: [LogRecord], _ body: (borrowing LogBuffer, Int) throws(AppendFailure) -> Void
    ) throws(AppendFailure) {
      let lines = take()
      defer { put(lines) }
      var (count, failures) = (0, AppendFailures())
      for index in records.indices {
        layout.write(records[index], to: &lines.buffer)
        lines.buffer.append(ascii: "\n")
        count += 1
        if lines.buffer.count >= 1 << 16 {
          failures.collect { () throws(AppendFailure) in try body(lines.buffer, count) }
          lines.buffer.removeAll()
          count = 0
        }
      }
      if count > 0 { failures.collect { () throws(AppendFailure) in try body(lines.buffer, count) } }
      if let failure = failures.sum { throw failure }
    }

    private func take() -> Line { spare.withLock { $0.popLast() } ?? Line() }

    private func put(_ line: Line) {
      line.buffer.removeAll()
      line.buffer.wire.shrink(to: Self.keptSize)
      spare.withLock { if $0.count < Self.spareLimit { $0.append(line) } }
    }
  }
#endif
