#if Viewer
  import Fastrace
  import Logforth
  import Synchronization

  /// A file behind a queue, with counts of the records that come in and of those that were written.
  final class CountedLog: Sendable {
    struct Counts: Encodable, Sendable {
      var offered = 0
      var written = 0
      var dropped: [String: Int] = [:]
    }
    let appender: CountingAppender<AsyncAppender>
    private let queue: AsyncAppender
    private let file: CountingAppender<FileAppender>

    init(_ file: FileAppender, problemHandler: Fastrace.ProblemHandler) {
      self.file = CountingAppender(file)
      queue = AsyncAppender(self.file, capacity: 1_024, overflow: .dropIncoming, problemHandler: problemHandler)
      appender = CountingAppender(queue)
    }

    var counts: Counts {
      var counts = Counts()
      counts.written = file.count
      for cause in LogDropCause.allCases where queue.drops[cause] > 0 {
        counts.dropped["\(cause)"] = queue.drops[cause]
      }
      counts.offered = appender.count
      return counts
    }
  }

  /// Counts the records that an appender has taken without an error.
  final class CountingAppender<Base: LogAppender>: LogAppender {
    private let base: Base
    private let taken = Atomic<Int>(0)

    init(_ base: Base) { self.base = base }

    var count: Int { taken.load(ordering: .relaxed) }

    func capture(_ record: LogRecord) { base.capture(record) }

    func append(_ record: consuming LogRecord) throws {
      try base.append(record)
      taken.add(1, ordering: .relaxed)
    }

    func append(_ records: [LogRecord]) throws {
      do {
        try base.append(records)
        taken.add(records.count, ordering: .relaxed)
      } catch {
        let lost = (error as? AppendFailure)?.lostRecords ?? records.count
        taken.add(records.count - lost, ordering: .relaxed)
        throw error
      }
    }

    func flush(until deadline: UInt64) throws { try base.flush(until: deadline) }

    func reopen() throws { try base.reopen() }
  }
#endif
