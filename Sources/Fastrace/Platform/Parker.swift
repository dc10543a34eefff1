#if Enable
  import CFastrace

  /// Lets one thread wait until another wakes it; a wake-up before the wait is kept.
  // SAFETY: the functions behind it are thread-safe, and the memory lives as long as the object.
  @safe
  final class Parker: @unchecked Sendable {
    private let parker = unsafe fastrace_parker_create()

    deinit { unsafe fastrace_parker_destroy(parker) }

    /// Waits for a wake-up, until a time of the monotonic clock in nanoseconds.
    ///
    /// True when it came.
    @discardableResult
    func wait(until deadline: UInt64) -> Bool { unsafe fastrace_parker_wait(parker, deadline) }

    func notify() { unsafe fastrace_parker_notify(parker) }
  }
#endif
