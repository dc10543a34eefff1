internal import CFastrace

/// A number of tokens that grows with time up to a limit.
///
/// Time is that of the monotonic clock: the processor's counter can go backwards.
final class TokenBucket: Sendable {
  private struct State {
    var tokens: Double
    var last = fastrace_monotonic_ns()
  }
  private let perSecond: Double
  private let state: Locked<State>

  init(perSecond: Double) {
    self.perSecond = perSecond.isFinite ? max(0, perSecond) : 0
    state = Locked(State(tokens: max(1, self.perSecond)))
  }

  /// Takes a token; false when there is none.
  func take() -> Bool {
    state.withLock { state in
      let now = fastrace_monotonic_ns()
      let elapsed = now > state.last ? Double(now - state.last) / 1e9 : 0
      state.last = now
      state.tokens = min(max(1, perSecond), state.tokens + elapsed * perSecond)
      guard perSecond > 0, state.tokens >= 1 else { return false }
      state.tokens -= 1
      return true
    }
  }
}
