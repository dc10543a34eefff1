#if Viewer
  import Synchronization

  /// Memory that messages take from their first byte until they are stored.
  ///
  /// Can be used from everywhere.
  final class IntakeBudget: Sendable {
    private let capacity: Int
    private let used = Mutex(0)

    init(capacity: Int) { self.capacity = capacity }

    /// What is reserved for one message; given back when nobody holds it any more.
    final class Share: Sendable {
      private let budget: IntakeBudget
      private let bytes = Mutex(0)

      fileprivate init(_ budget: IntakeBudget) { self.budget = budget }
      deinit { budget.used.withLock { $0 -= bytes.withLock { $0 } } }

      /// Reserves `count` more bytes.
      func add(_ count: Int) throws(IntakeFailure) {
        let fits = budget.used.withLock { used in
          guard used + count <= budget.capacity else { return false }
          used += count
          return true
        }
        guard fits else {
          throw IntakeFailure(.busy, "too many messages are being received; try again in a second")
        }
        bytes.withLock { $0 += count }
      }
    }

    func share() -> Share { Share(self) }
  }
#endif
