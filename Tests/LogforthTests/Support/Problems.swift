#if Logging
  import Fastrace
  import Foundation
  import Synchronization

  /// Keeps what a problem handler is told.
  final class Problems: Sendable {
    private let kept = Mutex<[Fastrace.ProblemHandler.Problem]>([])
    var all: [Fastrace.ProblemHandler.Problem] { kept.withLock { $0 } }
    var problemHandler: Fastrace.ProblemHandler {
      Fastrace.ProblemHandler { [self] problem in kept.withLock { $0.append(problem) } }
    }
  }

  /// A clock that a test sets.
  final class ManualClock: Sendable {
    private let time: Mutex<Int64>
    init(_ nanoseconds: Int64) { time = Mutex(nanoseconds) }
    var nanoseconds: Int64 { time.withLock { $0 } }
    func advance(seconds: Int64) { time.withLock { $0 += seconds * 1_000_000_000 } }
  }

  /// Runs `body` on so many threads and returns when all have ended.
  func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) async {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        DispatchQueue.concurrentPerform(iterations: count, execute: body)
        continuation.resume()
      }
    }
  }

  /// Waits until a condition holds that nothing announces; false after a minute.
  func eventually(_ condition: () async throws -> Bool) async rethrows -> Bool {
    let start = ContinuousClock.now
    while try await !condition() {
      if start.duration(to: .now) > .seconds(60) { return false }
      try? await Task.sleep(for: .milliseconds(2))
    }
    return true
  }
#endif
