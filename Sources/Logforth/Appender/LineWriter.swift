#if Logging
  internal import Synchronization

  /// Turns records into lines, in buffers that are used again.
  ///
  /// Layouts run outside of every lock: they call code of the application, which may hold locks of its own.
  final class LineWriter: Sendable {
    private let layout: any LogLayout
    private let spare = Mutex<[LogBuffer]>([])
    /// More would only be kept after a moment at which many threads log at once.
    private static let spareLimit = 8
    /// A buffer that a huge record has made larger than this is not kept.
    private static let keptSize = 1 << 20

    init(_ layout: any LogLayout) { self.layout = layout }

    /// Calls `body` with the record's line.
    func withLine<Failure: Error>(_ record: LogRecord, _ body: (LogBuffer) throws(Failure) -> Void) throws(Failure) {
      var buffer = take()
      layout.write(record, to: &buffer)
      buffer.append(UInt8(ascii: "\n"))
      defer { put(buffer) }
      try body(buffer)
    }

    /// Calls `body` with the lines of consecutive records, at most 64 KiB or one line at a time, and how many these are.
    func withLines(_ records: [LogRecord], _ body: (LogBuffer, Int) throws(AppendFailure) -> Void) throws(AppendFailure)
    {
      var buffer = take()
      defer { put(buffer) }
      var (count, failures) = (0, AppendFailures())
      for record in records {
        layout.write(record, to: &buffer)
        buffer.append(UInt8(ascii: "\n"))
        count += 1
        if buffer.count >= 1 << 16 {
          failures.collect { () throws(AppendFailure) in try body(buffer, count) }
          buffer.removeAll()
          count = 0
        }
      }
      if count > 0 { failures.collect { () throws(AppendFailure) in try body(buffer, count) } }
      if let failure = failures.sum { throw failure }
    }

    private func take() -> LogBuffer { spare.withLock { $0.popLast() } ?? LogBuffer() }

    private func put(_ buffer: consuming LogBuffer) {
      var buffer = buffer
      if buffer.bytes.capacity > Self.keptSize { return }
      buffer.removeAll()
      spare.withLock { if $0.count < Self.spareLimit { $0.append(buffer) } }
    }
  }
#endif
