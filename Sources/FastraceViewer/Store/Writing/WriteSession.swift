#if Viewer
  import GRDB

  /// What the writer keeps between transactions: prepared statements, and numbers that it knows.
  // SAFETY: used only inside of `DatabaseWriter.write`, which lets in one caller at a time.
  final class WriteSession: @unchecked Sendable {
    private var writer: BatchWriter?
    private var janitor: Janitor

    init(_ retention: Retention) { janitor = Janitor(retention) }

    struct Outcome: Sendable {
      var changed: [Int64] = []
      var removal = Janitor.Removal()
    }

    /// Writes the batches and removes what is too old, all of it or nothing.
    func write(_ batches: [IncomingBatch], _ database: Database, now: Int64) throws -> Outcome {
      do {
        var writer = try self.writer ?? BatchWriter(database)
        // Kept although it may be thrown away below, so that it is not copied while it changes.
        self.writer = nil
        var outcome = Outcome()
        for batch in batches { outcome.changed += try writer.write(batch, received: now) }
        let records = batches.reduce(0) { $0 + $1.recordCount }
        outcome.removal = try janitor.sweep(database, added: records, now: now)
        if outcome.removal.removedNames { writer.forget() }
        self.writer = writer
        return outcome
      } catch {
        // What the tables hold after the transaction is rolled back is looked up again.
        writer = nil
        throw error
      }
    }

    /// Removes what is too old while nothing arrives.
    func sweep(_ database: Database, now: Int64) throws -> Outcome { try write([], database, now: now) }
  }
#endif
