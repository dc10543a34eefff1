#if Viewer
  import GRDB
  import Synchronization

  /// The traces that were received, in SQLite.
  ///
  /// All functions can be called from everywhere. There is one writer; readers of a file do not wait for it, those of a
  /// database in memory take turns with it.
  package final class TraceStore: Sendable {
    package typealias Listener = @Sendable ([Int64]) -> Void

    let database: any DatabaseWriter
    let session: WriteSession
    private let queue: Mutex<WriteQueue<CheckedContinuation<Result<Void, IntakeFailure>, Never>>>
    private let listener = Mutex<Listener?>(nil)
    package let counters = StoreCounters()

    package init(_ options: StoreOptions, limits: IntakeLimits = IntakeLimits()) throws {
      database = try Self.open(options)
      session = WriteSession(options.retention)
      queue = Mutex(WriteQueue(maximumRecords: limits.spansInQueue))
    }

    /// The traces in a file, which is not changed; nothing can be written.
    package init(reading path: String) throws {
      database = try Self.openForReading(path)
      session = WriteSession(Retention())
      queue = Mutex(WriteQueue(maximumRecords: 0))
    }

    /// Calls `listener` with the numbers of the traces that each transaction changed, on any thread.
    package func onChange(_ listener: @escaping Listener) { self.listener.withLock { $0 = listener } }

    // MARK: Writing

    /// Returns when spans and log records are in the database, for good as far as that keeps anything.
    package func write(_ batch: IncomingBatch) async throws(IntakeFailure) {
      guard batch.recordCount > 0 else { return }
      let result = await withCheckedContinuation { continuation in
        switch queue.withLock({ $0.enqueue(batch, continuation) }) {
        case .begins: Task { await self.drain() }
        case .waits: break
        case .refused:
          continuation.resume(
            returning: .failure(
              IntakeFailure(.busy, "messages arrive faster than they are stored; try again in a second"))
          )
        }
      }
      try result.get()
    }

    private func drain() async {
      while case let group = queue.withLock({ $0.next() }), !group.isEmpty {
        let result = await write(group.map(\.batch))
        queue.withLock { $0.finish(group) }
        for entry in group { entry.ticket.resume(returning: result) }
      }
    }

    private func write(_ batches: [IncomingBatch]) async -> Result<Void, IntakeFailure> {
      let now = WallClock.nanoseconds()
      do {
        let outcome = try await database.write { [session] in try session.write(batches, $0, now: now) }
        counters.stored(batches, removed: outcome.removal)
        listener.withLock { $0 }?(outcome.changed)
        return .success(())
      } catch {
        return .failure(IntakeFailure(.storage, "the database does not take the message: \(error)"))
      }
    }

    /// Removes traces that have become too old while nothing arrived.
    package func sweep() async throws {
      let now = WallClock.nanoseconds()
      let outcome = try await database.write { [session] in try session.sweep($0, now: now) }
      counters.stored([], removed: outcome.removal)
    }
  }
#endif
