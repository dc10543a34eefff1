#if Enable
  import Synchronization

  /// What a thread counts about itself.
  ///
  /// Each number is written by one thread, `discharged` by the collector's and all others by their own, and read by any.
  ///
  /// The writer loads and stores without a read-modify-write instruction: nobody else writes.
  final class ThreadCounters: Sendable {
    enum Counter {
      case spansWithoutRoom, spansWithoutReporter, detailsWithoutRoom, detailsAfterEnd, detailsCut
    }

    private let charged = Atomic<Int>(0)
    private let discharged = Atomic<Int>(0)
    private let spansWithoutRoom = Atomic<Int>(0)
    private let spansWithoutReporter = Atomic<Int>(0)
    private let detailsWithoutRoom = Atomic<Int>(0)
    private let detailsAfterEnd = Atomic<Int>(0)
    private let detailsCut = Atomic<Int>(0)

    /// Bytes that the thread has taken and the collector has not given back.
    var bytesOutstanding: Int { charged.load(ordering: .relaxed) - discharged.load(ordering: .relaxed) }

    func charge(_ bytes: Int) { Self.add(bytes, to: charged) }
    /// The collector's counterpart of ``charge(_:)``.
    func discharge(_ bytes: Int) { Self.add(bytes, to: discharged) }

    func increment(_ counter: Counter) {
      switch counter {
      case .spansWithoutRoom: Self.add(1, to: spansWithoutRoom)
      case .spansWithoutReporter: Self.add(1, to: spansWithoutReporter)
      case .detailsWithoutRoom: Self.add(1, to: detailsWithoutRoom)
      case .detailsAfterEnd: Self.add(1, to: detailsAfterEnd)
      case .detailsCut: Self.add(1, to: detailsCut)
      }
    }

    var totals: ThreadTotals {
      ThreadTotals(
        spansWithoutRoom: spansWithoutRoom.load(ordering: .relaxed),
        spansWithoutReporter: spansWithoutReporter.load(ordering: .relaxed),
        detailsWithoutRoom: detailsWithoutRoom.load(ordering: .relaxed),
        detailsAfterEnd: detailsAfterEnd.load(ordering: .relaxed),
        detailsCut: detailsCut.load(ordering: .relaxed))
    }

    private static func add(_ count: Int, to counter: borrowing Atomic<Int>) {
      counter.store(counter.load(ordering: .relaxed) + count, ordering: .relaxed)
    }
  }

  /// A sum of ``ThreadCounters``.
  struct ThreadTotals: Sendable {
    var spansWithoutRoom = 0
    var spansWithoutReporter = 0
    var detailsWithoutRoom = 0
    var detailsAfterEnd = 0
    var detailsCut = 0

    mutating func add(_ other: ThreadTotals) {
      spansWithoutRoom += other.spansWithoutRoom
      spansWithoutReporter += other.spansWithoutReporter
      detailsWithoutRoom += other.detailsWithoutRoom
      detailsAfterEnd += other.detailsAfterEnd
      detailsCut += other.detailsCut
    }
  }
#endif
