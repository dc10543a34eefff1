#if Logging
  internal import CLogforth

  /// A lock around a state, and a condition to wait for changes of it.
  // SAFETY: `state` is only touched while the lock is held; the lock lives as long as the object.
  @safe
  package final class Monitor<State>: @unchecked Sendable {
    private let lock = unsafe logforth_monitor_create()
    private var state: State

    package init(_ state: sending State) { self.state = state }

    deinit { unsafe logforth_monitor_destroy(lock) }

    /// Calls `body` while nobody else does.
    @inline(__always)
    package func withLock<Result>(_ body: (inout State) -> Result) -> Result {
      unsafe logforth_monitor_lock(lock)
      defer { unsafe logforth_monitor_unlock(lock) }
      return body(&state)
    }

    /// Waits until `condition` holds, looking again after each ``wakeAll()``, and calls `body` in the same turn; nil when
    /// the time of the monotonic clock comes first.
    package func wait<Result>(
      until deadline: UInt64, for condition: (inout State) -> Bool, _ body: (inout State) -> Result
    ) -> Result? {
      unsafe logforth_monitor_lock(lock)
      defer { unsafe logforth_monitor_unlock(lock) }
      while !condition(&state) {
        if unsafe !logforth_monitor_wait(lock, deadline), !condition(&state) { return nil }
      }
      return body(&state)
    }

    /// Makes all that wait look again.
    package func wakeAll() { unsafe logforth_monitor_wake_all(lock) }
  }
#endif
