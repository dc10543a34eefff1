#if Logging && OpenTelemetry
  internal import Fastrace

  /// When a message is sent again: decides without clocks, threads or sockets.
  struct Delivery {
    private let policy: Fastrace.RetryPolicy
    private let deadline: UInt64
    private var tries = 0

    /// All repetitions have to begin before `deadline`, a time in nanoseconds.
    init(_ policy: Fastrace.RetryPolicy, deadline: UInt64) {
      self.policy = policy
      self.deadline = deadline
    }

    /// When to try again after a failure; nil for never.
    ///
    /// After the time that the receiver asks for, else between half and the whole of a delay that doubles each time.
    mutating func nextTime(after failure: ReportFailure, now: UInt64, jitter: UInt64) -> UInt64? {
      tries += 1
      let wait = failure.retryAfter?.nanosecondsClamped ?? backoff(jitter)
      guard failure.isRetryable, tries <= policy.maximumRetries else { return nil }
      guard now < deadline, wait < deadline - now else { return nil }
      return now + wait
    }

    private func backoff(_ jitter: UInt64) -> UInt64 {
      let (delay, overflow) = policy.initialDelay.nanosecondsClamped.multipliedReportingOverflow(
        by: 1 << UInt64(min(tries - 1, 30)))
      let whole = min(policy.longestDelay.nanosecondsClamped, overflow ? .max : delay)
      return whole / 2 + (whole > 1 ? jitter % (whole / 2 + 1) : 0)
    }
  }
#endif
