public import CFastrace

/// The clock of the spans: the processor's time stamp counter where it is reliable, else the monotonic clock.
///
/// Reading it costs about 10 ns on x86-64, less than half of `ContinuousClock`. Like `ContinuousClock` it goes on while
/// the process is stopped; it says nothing about the time of day.
///
///     let start = TickClock.now
///     work()
///     print(start.duration(to: TickClock.now))
///
/// The counter is used when the kernel keeps time by it, or when the processor states that it is invariant and the kernel
/// has not given it up as unreliable.
public struct TickClock: Clock {
  /// A moment, in ticks since an unspecified one; comparable within a process only.
  @frozen
  public struct Instant: InstantProtocol {
    /// The value of the counter.
    public var ticks: UInt64

    /// The moment at which the counter has this value.
    @inlinable public init(ticks: UInt64) { self.ticks = ticks }
  }

  /// The clock; all are the same.
  @inlinable public init() {}

  /// Now.
  ///
  /// Cost: about 10 ns.
  @inlinable public static var now: Instant { Instant(ticks: fastrace_ticks()) }

  /// Now.
  @inlinable public var now: Instant { Self.now }

  /// The length of a tick, rounded up to whole nanoseconds.
  public var minimumResolution: Duration { .nanoseconds(1) }

  /// Suspends the task until the deadline; throws when it is cancelled.
  public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    let remaining = now.duration(to: deadline)
    try await ContinuousClock().sleep(until: .now + remaining, tolerance: tolerance)
  }

  /// True when ticks come from the processor's counter, false when they are nanoseconds of the monotonic clock.
  public static var usesProcessorCounter: Bool { fastrace_detect_tick_source() == 1 }
}

extension TickClock.Instant {
  /// Orders moments by time.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool { left.ticks < right.ticks }

  /// The time from this moment to another, negative when the other was before; exact to about a millionth.
  public func duration(to other: Self) -> Duration {
    let rate = TickRate.current
    if other.ticks >= ticks { return .nanoseconds(rate.nanoseconds(other.ticks - ticks)) }
    return .zero - .nanoseconds(rate.nanoseconds(ticks - other.ticks))
  }

  /// The moment that is `duration` later.
  public func advanced(by duration: Duration) -> Self {
    let rate = TickRate.current
    let (seconds, attoseconds) = duration.components
    // Not by negating the duration: the shortest one has no opposite.
    let (product, overflow) = seconds.magnitude.multipliedReportingOverflow(by: 1_000_000_000)
    let delta = overflow ? .max : rate.ticks(product &+ attoseconds.magnitude / 1_000_000_000)
    let isLater = seconds > 0 || attoseconds > 0
    // A moment before the first or after the last one is that one.
    if isLater { return Self(ticks: ticks > .max - delta ? .max : ticks + delta) }
    return Self(ticks: ticks < delta ? 0 : ticks - delta)
  }
}

extension Duration {
  fileprivate static func nanoseconds(_ value: UInt64) -> Duration {
    .nanoseconds(Int64(clamping: value))
  }
}
