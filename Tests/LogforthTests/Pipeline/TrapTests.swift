#if Logging
  import Fastrace
  import Testing

  @Suite struct TrapTests {
    @Test func aKindIsReportedOnceAMinuteWhateverTheOrderOfTheThreads() {
      let limiter = RateLimiter()
      let minute: UInt64 = 60_000_000_000
      #expect(limiter.admits("a", at: 10 * minute))
      // A thread that has read the clock before the one that came first.
      #expect(!limiter.admits("a", at: 10 * minute - 1))
      #expect(!limiter.admits("a", at: 11 * minute - 1))
      #expect(limiter.admits("b", at: 10 * minute))
      #expect(limiter.admits("a", at: 11 * minute))
    }
  }
#endif
