#if Enable
  import Testing

  @testable import Fastrace

  /// The processor's counter jumps when a virtual machine is restored on another computer.
  @Suite struct CounterJumpTests {
    @Test func theRateLimitGoesOn() async {
      await #expect(processExitsWith: .success) {
        ForcedSource.counter(at: 1 << 44)
        let sampler = Sampler.rateLimited(perSecond: 100)
        let parameters = SamplingParameters(traceID: .random())
        precondition(sampler.decision(for: parameters).isSampled)
        ForcedSource.counter(at: 0)
        precondition((0..<50).allSatisfy { _ in sampler.decision(for: parameters).isSampled })
      }
    }

    /// The counter jumps back by 98 minutes while spans are open, before anything was measured.
    @Test func anOpenSpanEndsNow() async {
      await #expect(processExitsWith: .success) {
        ForcedSource.counter(at: 1 << 44)
        let before = unixNanoseconds()
        let result = await record {
          let root = TraceSpan.beginRoot("root")
          root.makeCurrent { LocalSpan.with("before") {} }
          ForcedSource.counter(at: 1 << 20)
          precondition(root.elapsed ?? .zero >= .zero)
          root.makeCurrent { LocalSpan.with("after") {} }
          root.end()
        }
        let now = unixNanoseconds()
        precondition(result.wasFlushed && result.tree == "root(after before)")
        for span in result.spans {
          precondition(span.startUnixNanoseconds > before - 2_000_000_000, "\(span.name) begins too early")
          precondition(span.startUnixNanoseconds <= now, "\(span.name) begins in the future")
          precondition(span.durationNanoseconds < 60_000_000_000, "\(span.name) is too long")
        }
      }
    }

    @Test func theNextTraceHasTheRightTime() async {
      await #expect(processExitsWith: .success) {
        ForcedSource.counter(at: 1 << 44)
        _ = await record { TraceSpan.withRoot("before") {} }
        ForcedSource.counter(at: 1 << 20)
        let before = unixNanoseconds()
        let result = await record { TraceSpan.withRoot("after") {} }
        let (now, start) = (unixNanoseconds(), result.spans.first?.startUnixNanoseconds ?? 0)
        precondition(result.wasFlushed && start > before - 1_000_000_000 && start <= now, "\(start), not \(now)")
      }
    }

    /// The first reading is from before the jump.
    @Test(arguments: [0, 99.9, 99.9999] as [Double]) func theFirstRateIsOneAfterTheJump(_ counter: Double) {
      var readings = TickReadings(first: TickPair(ticks: 300_000_000_000, nanoseconds: 100_000_000_000))
      var rate: TickRate?
      for step in 1...200 where rate == nil {
        let seconds = Double(step) / 1000
        rate = readings.rate(
          at: TickPair(
            ticks: UInt64((counter + seconds) * 3e9), nanoseconds: UInt64((100 + seconds) * 1e9)))
      }
      let length = rate?.nanoseconds(3_000_000) ?? 0
      #expect(length > 900_000 && length < 100_000_000, "\(length) ns instead of 1,000,000")
    }

    @Test(arguments: [0, 1] as [UInt64]) func aCounterThatHardlyMovesKeepsNobodyWaiting(_ multiplier: UInt64) async {
      await #expect(processExitsWith: .success) { [multiplier] in
        ForcedSource.counter(at: 1 << 44, multiplier: multiplier, divisor: 1000)
        let result = await record { TraceSpan.withRoot("root") {} }
        precondition(result.wasFlushed && result.tree == "root")
        precondition(result.spans.allSatisfy { $0.startUnixNanoseconds <= unixNanoseconds() })
      }
    }
  }
#endif
