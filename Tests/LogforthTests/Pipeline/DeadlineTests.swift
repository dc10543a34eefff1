#if Logging
  import Fastrace
  import Logforth
  import Testing

  @Suite struct DeadlineTests {
    @Test func everyDurationHasADeadline() {
      for duration in [Duration.nanoseconds(-1), .seconds(Int64.min)] {
        let deadline = Deadline.after(duration)
        #expect(deadline <= Deadline.after(.zero))
      }
      #expect(Deadline.after(.seconds(Int64.max)) > Deadline.after(.seconds(6_000_000_000)))
    }

    @Test func aFlushTakesEveryTimeout() {
      let memory = InMemoryAppender()
      let pipeline = Logforth.builder().dispatch { $0.append(memory.async()) }.problemHandler(.silent).build()
      pipeline.log(.sample())
      #expect(pipeline.flush(timeout: .seconds(Int64.max)))
      #expect(memory.records.count == 1)
      // It may be done, or not: the time is over at once.
      pipeline.flush(timeout: .nanoseconds(-1))
    }
  }
#endif
