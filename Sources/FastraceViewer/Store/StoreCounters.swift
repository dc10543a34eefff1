#if Viewer
  import Synchronization

  /// What became of the spans that arrived since the start.
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
      package var messages = 0
      package var messagesRefused: [IntakeFailure.Cause: Int] = [:]
      /// Spans of messages that could be decoded and were not taken, by cause.
      package var spansRefused: [IntakeFailure.Cause: Int] = [:]
    }

    private let state = Mutex(Values())

    package init() {}

    package var values: Values { state.withLock { $0 } }

    func received(_ batch: IncomingBatch) {
      state.withLock {
        $0.messages += 1
        $0.spansReceived += batch.spanCount + batch.rejected.count
        $0.spansInvalid += batch.rejected.count
      }
    }

    func refused(_ failure: IntakeFailure, spans: Int) {
      state.withLock {
        $0.messagesRefused[failure.cause, default: 0] += 1
        $0.spansRefused[failure.cause, default: 0] += spans
      }
    }

    func stored(_ spans: Int, removed: Int) {
      state.withLock {
        $0.spansStored += spans
        $0.spansRemoved += removed
      }
    }
  }
#endif
