import Fastrace
import Synchronization

/// Waits until a condition holds that nothing announces, such as a counter of a background thread.
///
/// False after a minute.
func eventually(isolation: isolated (any Actor)? = #isolation, _ condition: () -> Bool) async -> Bool {
  let start = ContinuousClock.now
  while !condition() {
    if start.duration(to: .now) > .seconds(60) { return false }
    await Task.yield()
  }
  return true
}

/// Opens once, and lets everyone through from then on.
final class Gate: Sendable {
  private struct State {
    var isOpen = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }
  private let state = Mutex(State())

  /// Waits until the gate is open, whether or not the task is cancelled.
  func pass() async {
    await withCheckedContinuation { continuation in
      let isOpen = state.withLock { state in
        if !state.isOpen { state.waiting.append(continuation) }
        return state.isOpen
      }
      if isOpen { continuation.resume() }
    }
  }

  /// How many wait.
  var waiting: Int { state.withLock { $0.waiting.count } }

  func open() {
    let waiting = state.withLock { state in
      state.isOpen = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }
}

/// A truth value that any thread may change.
final class Flag: Sendable {
  private let value: Atomic<Bool>
  init(_ isSet: Bool = false) { value = Atomic(isSet) }

  var isSet: Bool {
    get { value.load(ordering: .relaxed) }
    set { value.store(newValue, ordering: .relaxed) }
  }
}

/// A number that any thread may change.
final class Counter: Sendable {
  private let value = Atomic<Int>(0)
  var count: Int { value.load(ordering: .relaxed) }
  @discardableResult
  func increment(by change: Int = 1) -> Int { value.add(change, ordering: .relaxed).newValue }
}
