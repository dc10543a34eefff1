import Synchronization
import Testing

/// The process has one recorder, so tests that set a reporter take turns: whoever has this trait holds the turn.
///
/// A lock instead of one `.serialized` suite, because suites from several files and folders must exclude each other while
/// everything that needs no recorder runs beside them.
struct RecorderTrait: TestTrait, SuiteTrait, TestScoping {
  var isRecursive: Bool { true }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    OtherAPI.share
    await RecorderLock.shared.acquire()
    defer { RecorderLock.shared.release() }
    try await function()
  }

  func scopeProvider(for test: Test, testCase: Test.Case?) -> RecorderTrait? {
    // A suite waits for nothing: its tests do.
    testCase == nil ? nil : self
  }
}

extension Trait where Self == RecorderTrait {
  /// Has the process's recorder to itself.
  static var recorder: Self { RecorderTrait() }
}

/// A lock that suspends instead of blocking; first come, first served.
final class RecorderLock: Sendable {
  static let shared = RecorderLock()

  private struct State {
    var isHeld = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }
  private let state = Mutex(State())

  func acquire() async {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        if state.isHeld {
          state.waiting.append(continuation)
          return false
        }
        state.isHeld = true
        return true
      }
      if isFree { continuation.resume() }
    }
  }

  func release() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      if state.waiting.isEmpty {
        state.isHeld = false
        return nil
      }
      return state.waiting.removeFirst()
    }
    next?.resume()
  }
}

extension Trait where Self == ConditionTrait {
  /// Runs only where tracing is compiled in.
  static var traced: Self {
    #if Enable
      .enabled(if: true)
    #else
      .disabled("tracing is compiled out: pass --traits Enable")
    #endif
  }
}
