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

    private let maximumSpans: Int
    /// Of a transaction, so that it does not keep readers waiting; a single batch may be larger.
    private let spansPerTransaction: Int
    private var entries: [Entry] = []
    private var isWriting = false
    private(set) var spanCount = 0

    init(maximumSpans: Int, spansPerTransaction: Int = 20_000) {
      self.maximumSpans = maximumSpans
      self.spansPerTransaction = spansPerTransaction
    }

    mutating func enqueue(_ batch: IncomingBatch, _ ticket: Ticket) -> Answer {
      // One batch that is too large by itself is written when nothing else waits.
      guard spanCount + batch.spanCount <= maximumSpans || spanCount == 0 else { return .refused }
      spanCount += batch.spanCount
      entries.append(Entry(batch: batch, ticket: ticket))
      if isWriting { return .waits }
      isWriting = true
      return .begins
    }

    /// What to write in one transaction; when it is empty, the writer has nothing left to do.
    ///
    /// What is being written still counts as waiting until `finish`.
    mutating func next() -> [Entry] {
      var spans = 0
      let count = entries.prefix { entry in
        defer { spans += entry.batch.spanCount }
        return spans == 0 || spans + entry.batch.spanCount <= spansPerTransaction
      }.count
      let group = Array(entries.prefix(count))
      entries.removeFirst(count)
      if group.isEmpty { isWriting = false }
      return group
    }

    mutating func finish(_ group: [Entry]) { spanCount -= group.reduce(0) { $0 + $1.batch.spanCount } }
  }
#endif
