#if Enable
  import Testing

  @testable import Fastrace

  @Suite struct CollectorPaceTests {
    private let interval: UInt64 = 50_000_000

    /// What a pace waits after a cycle that came so long after the one before.
    private func wait(records: Int, in nanoseconds: UInt64) -> UInt64 {
      var pace = CollectorPace()
      pace.note(records: 0, now: 1_000)
      pace.note(records: records, now: 1_000 + nanoseconds)
      return pace.wait(atMost: interval)
    }

    @Test func waitsAsLongAsAskedWhileLittleIsRecorded() {
      #expect(CollectorPace().wait(atMost: interval) == interval)
      #expect(wait(records: 0, in: interval) == interval)
      #expect(wait(records: 100, in: interval) == interval)
    }

    @Test func comesSoonerForAsMuchAsFitsTheCache() {
      // Twice as much as it wants: half of the time.
      #expect(wait(records: 4_096, in: interval) == interval / 2)
      #expect(wait(records: 1_000_000, in: interval) == interval / 8)
    }

    @Test func waitsForSomeTimeWhateverIsAskedFor() {
      var pace = CollectorPace()
      pace.note(records: .max, now: 1)
      pace.note(records: .max, now: 0)
      #expect(pace.wait(atMost: 0) == 1_000_000)
      #expect(pace.wait(atMost: UInt64(Int64.max)) == UInt64(Int64.max) + 1)
    }
  }
#endif
