#if Viewer
  import Synchronization

  /// What became of the spans and log records that arrived since the start.
  ///
  /// Can be used from everywhere.
  package final class StoreCounters: Sendable {
    package struct Values: Sendable, Hashable {
      package var spansReceived = 0
      package var spansStored = 0
      /// By retention.
      package var spansRemoved = 0
      /// Spans that were not valid in messages that were otherwise taken.
      package var spansInvalid = 0
      package var logsReceived = 0
      package var logsStored = 0
      /// With their traces, by retention.
      package var logsRemoved = 0
      /// Log records that were not valid in messages that were otherwise taken.
      package var logsInvalid = 0
      package var logsWithoutTrace = 0
      package var messages = 0
      package var messagesRefused: [IntakeFailure.Cause: Int] = [:]
      /// Spans of messages that could be decoded and were not taken, by cause.
      package var spansRefused: [IntakeFailure.Cause: Int] = [:]
      package var logsRefused: [IntakeFailure.Cause: Int] = [:]
      /// Work in the background that the database did not let come about, and that is done again later.
      package var backgroundFailures = 0
    }

    private let state = Mutex(Values())

    package init() {}

    package var values: Values { state.withLock { $0 } }

    func received(_ batch: IncomingBatch) {
      state.withLock {
        $0.messages += 1
        switch batch.signal {
        case .traces:
          $0.spansReceived += batch.spanCount + batch.rejected.count
          $0.spansInvalid += batch.rejected.count
        case .logs:
          $0.logsReceived += batch.logCount + batch.rejected.count + batch.logsWithoutTrace
          $0.logsInvalid += batch.rejected.count
          $0.logsWithoutTrace += batch.logsWithoutTrace
        }
      }
    }

    func refused(_ failure: IntakeFailure, _ batch: IncomingBatch = IncomingBatch()) {
      state.withLock {
        $0.messagesRefused[failure.cause, default: 0] += 1
        $0.spansRefused[failure.cause, default: 0] += batch.spanCount
        $0.logsRefused[failure.cause, default: 0] += batch.logCount
      }
    }

    func failedInBackground() { state.withLock { $0.backgroundFailures += 1 } }

    func stored(_ batches: [IncomingBatch], removed: Janitor.Removal) {
      state.withLock {
        for batch in batches {
          $0.spansStored += batch.spanCount
          $0.logsStored += batch.logCount
        }
        $0.spansRemoved += removed.spans
        $0.logsRemoved += removed.logs
      }
    }
  }
#endif
