#if Viewer
  import GRDB
  import Synchronization

  /// What the writer keeps between transactions: prepared statements, and numbers that it knows.
  // SAFETY: used only inside of `DatabaseWriter.write`, which lets in one caller at a time; what is asked for elsewhere is
  // behind the lock.
  final class WriteSession: @unchecked Sendable {
    private var writer: BatchWriter?
    /// False after a transaction that did not come about, which may fail as late as its commit: the tables do not hold what
    /// the writer has noted then.
    private var isCommitted = true
    private var janitor: Janitor
    private let committed = Mutex<StoredTotals?>(nil)

    init(_ retention: Retention) { janitor = Janitor(retention) }

    /// What is in the tables since the last transaction; nil before the first.
    var totals: StoredTotals? { committed.withLock { $0 } }

    struct Outcome: Sendable {
      var changed: [Int64] = []
      var removal = Janitor.Removal()
    }

    /// Writes the batches and removes what is too old, all of it or nothing.
    func write(_ batches: [IncomingBatch], _ database: Database, now: Int64) throws -> Outcome {
      if !isCommitted { writer = nil }
      isCommitted = false
      database.afterNextTransaction { [self] _ in
        isCommitted = true
        committed.withLock { $0 = self.writer?.totals }
      }
      var writer = try self.writer ?? BatchWriter(database)
      // Held in one place, so that it is not copied while it changes.
      self.writer = nil
      var outcome = Outcome()
      for batch in batches { outcome.changed += try writer.write(batch, received: now) }
      let records = batches.reduce(0) { $0 + $1.recordCount }
      outcome.removal = try janitor.sweep(database, added: records, now: now)
      writer.note(outcome.removal)
      self.writer = writer
      return outcome
    }

    /// Removes what is too old while nothing arrives.
    func sweep(_ database: Database, now: Int64) throws -> Outcome { try write([], database, now: now) }
  }
#endif
