#if Viewer
  /// Which batches wait to be written, and how many may.
  ///
  /// A state machine without locks or input and output: `Ticket` is whatever the caller wants back with the result.
  struct WriteQueue<Ticket: Sendable>: Sendable {
    struct Entry: Sendable {
      var batch: IncomingBatch
      var ticket: Ticket
    }

    enum Answer {
      /// There is no room.
      case refused
      /// Somebody is writing already, and will come to it.
      case waits
      /// Nobody is writing: the caller has to.
      case begins
    }

    /// Spans and log records.
    private let maximumRecords: Int
    /// Of a transaction, so that it does not keep readers waiting; a single batch may be larger.
    private let recordsPerTransaction: Int
    private var entries: [Entry] = []
    private var isWriting = false
    private(set) var recordCount = 0

    init(maximumRecords: Int, recordsPerTransaction: Int = 20_000) {
      self.maximumRecords = maximumRecords
      self.recordsPerTransaction = recordsPerTransaction
    }

    mutating func enqueue(_ batch: IncomingBatch, _ ticket: Ticket) -> Answer {
      // One batch that is too large by itself is written when nothing else waits.
      guard recordCount + batch.recordCount <= maximumRecords || recordCount == 0 else { return .refused }
      recordCount += batch.recordCount
      entries.append(Entry(batch: batch, ticket: ticket))
      if isWriting { return .waits }
      isWriting = true
      return .begins
    }

    /// What to write in one transaction; when it is empty, the writer has nothing left to do.
    ///
    /// What is being written still counts as waiting until `finish`.
    mutating func next() -> [Entry] {
      var records = 0
      let count = entries.prefix { entry in
        defer { records += entry.batch.recordCount }
        return records == 0 || records + entry.batch.recordCount <= recordsPerTransaction
      }.count
      let group = Array(entries.prefix(count))
      entries.removeFirst(count)
      if group.isEmpty { isWriting = false }
      return group
    }

    mutating func finish(_ group: [Entry]) { recordCount -= group.reduce(0) { $0 + $1.batch.recordCount } }
  }
#endif
