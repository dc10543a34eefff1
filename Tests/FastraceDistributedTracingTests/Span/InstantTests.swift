#if DistributedTracing
  import Fastrace
  import FastraceDistributedTracing
  import FastraceTesting
  import Testing
  import Tracing

  /// An instant of a clock of our own.
  struct Moment: TracerInstant {
    var nanosecondsSinceEpoch: UInt64
    static func < (left: Moment, right: Moment) -> Bool { left.nanosecondsSinceEpoch < right.nanosecondsSinceEpoch }
  }

  @Suite(.enabled(if: TestTrace.isAvailable)) struct InstantTests {
    @Test func explicitInstantsAreExact() async throws {
      let trace = try await trace {
        let span = startSpan("span", at: Moment(nanosecondsSinceEpoch: 1_234_567_890_123_456_789))
        span.end(at: Moment(nanosecondsSinceEpoch: 1_234_567_890_123_456_799))
      }
      let span = try trace.named("span")
      #expect(span.startUnixNanoseconds == 1_234_567_890_123_456_789)
      #expect(span.durationNanoseconds == 10)
    }

    @Test func onlyTheBeginCanBeExplicit() async throws {
      let begin = DefaultTracerClock.now.nanosecondsSinceEpoch - 5_000_000_000
      let trace = try await trace { startSpan("span", at: Moment(nanosecondsSinceEpoch: begin)).end() }
      let span = try trace.named("span")
      #expect(span.startUnixNanoseconds == begin)
      #expect(span.durationNanoseconds >= 5_000_000_000)
    }

    @Test func onlyTheEndCanBeExplicit() async throws {
      let end = DefaultTracerClock.now.nanosecondsSinceEpoch + 3_600_000_000_000
      let trace = try await trace { startSpan("span").end(at: Moment(nanosecondsSinceEpoch: end)) }
      let span = try trace.named("span")
      #expect(span.endUnixNanoseconds == end)
      #expect(span.startUnixNanoseconds <= end - 3_500_000_000_000)
    }

    @Test func anEndBeforeTheBeginMakesASpanWithoutLength() async throws {
      let trace = try await trace { startSpan("span").end(at: Moment(nanosecondsSinceEpoch: 1)) }
      #expect(try trace.named("span").durationNanoseconds == 0)
    }

    @Test func instantsOfTheDefaultClockThatArePastAreExact() async throws {
      let begin = DefaultTracerClock.now
      try await Task.sleep(for: .milliseconds(2))
      let trace = try await trace { startSpan("span", at: begin).end() }
      #expect(try trace.named("span").startUnixNanoseconds == begin.nanosecondsSinceEpoch)
    }

    @Test func childrenLieInTheirParent() async throws {
      let trace = try await trace {
        withSpan("outer") { _ in TraceSpan.with("span") { withSpan("inner") { _ in LocalSpan.with("local") {} } } }
      }
      let chain = try ["outer", "span", "inner", "local"].map { try trace.named($0) }
      for (parent, child) in zip(chain, chain.dropFirst()) {
        // Half a tick of rounding at each end, and what a preempted reading of the default clock is off.
        #expect(child.startUnixNanoseconds + 1_000_000 >= parent.startUnixNanoseconds)
        #expect(child.endUnixNanoseconds <= parent.endUnixNanoseconds + 1_000_000)
      }
    }
  }
#endif
