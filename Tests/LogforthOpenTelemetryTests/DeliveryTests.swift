#if Logging && OpenTelemetry
  import Fastrace
  @testable import LogforthOpenTelemetry
  import Testing

  @Suite struct DeliveryTests {
    private let busy = ReportFailure("busy", isRetryable: true)
    private var policy: Fastrace.RetryPolicy {
      var policy = Fastrace.RetryPolicy()
      (policy.initialDelay, policy.longestDelay, policy.maximumRetries) = (.nanoseconds(100), .nanoseconds(300), 4)
      return policy
    }

    @Test func waitsTwiceAsLongEachTimeUntilTheLongestDelay() {
      var delivery = Delivery(policy, deadline: .max)
      let waits = (0..<5).map { _ in delivery.nextTime(after: busy, now: 1000, jitter: 0) }
      #expect(waits == [1050, 1100, 1150, 1150, nil])
    }

    @Test func jitterMakesTheWaitAnythingBetweenHalfAndTheWhole() {
      let waits = (0..<51 as Range<UInt64>).compactMap { jitter in
        var delivery = Delivery(policy, deadline: .max)
        return delivery.nextTime(after: busy, now: 0, jitter: jitter)
      }
      #expect(waits == Array(50...100))
    }

    @Test func doesAsTheReceiverAsks() {
      var delivery = Delivery(policy, deadline: 5000)
      let later = ReportFailure("later", isRetryable: true, retryAfter: .nanoseconds(2000))
      #expect(delivery.nextTime(after: later, now: 0, jitter: 7) == 2000)
      #expect(delivery.nextTime(after: later, now: 3500, jitter: 7) == nil)
    }

    @Test func givesUpAtTheDeadlineAndWhatIsNoUse() {
      var delivery = Delivery(policy, deadline: 1000)
      #expect(delivery.nextTime(after: busy, now: 1000, jitter: 0) == nil)
      #expect(delivery.nextTime(after: busy, now: 2000, jitter: 0) == nil)
      var other = Delivery(policy, deadline: .max)
      #expect(other.nextTime(after: ReportFailure("bad request"), now: 0, jitter: 0) == nil)
    }

    @Test func noDelayIsTooLong() {
      var endless = Fastrace.RetryPolicy()
      (endless.initialDelay, endless.longestDelay) = (.seconds(Int64.max), .seconds(Int64.max))
      var delivery = Delivery(endless, deadline: .max / 2)
      #expect(delivery.nextTime(after: busy, now: 1000, jitter: .max) == nil)
    }
  }
#endif
