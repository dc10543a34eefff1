import Foundation
import Synchronization

/// Runs `body` on threads of its own and returns when all of them have ended.
///
/// A thread has ended when its thread-local storage is gone: that is what joining waits for, and what tests of threads
/// that end want to see.
func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
  let threads = (0..<count).compactMap { index in JoinedThread { body(index) } }
  precondition(threads.count == count, "the system has no more threads")
  for thread in threads { thread.join() }
}

/// Runs `body` on a new thread and waits for it without blocking a thread of Swift's pool.
func onThread(_ body: @escaping @Sendable () -> Void) async {
  let hasEnded = Mutex(false)
  await withCheckedContinuation { continuation in
    DispatchQueue.global().async {
      onThreads(1) { _ in body() }
      hasEnded.withLock { $0 = true }
      continuation.resume()
    }
  }
  // The thread sanitizer does not see how a continuation that is resumed before it is waited for orders two threads.
  hasEnded.withLock { precondition($0) }
}

/// A POSIX thread that can be joined.
private struct JoinedThread {
  private let thread: pthread_t

  init?(_ body: @escaping @Sendable () -> Void) {
    let box = unsafe Unmanaged.passRetained(Box(body)).toOpaque()
    var thread = pthread_self()
    let error = unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        // SAFETY: retained for this thread when it was created.
        unsafe Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body()
        return nil
      }, box)
    guard error == 0 else { return nil }
    self.thread = thread
  }

  func join() { pthread_join(thread, nil) }

  private final class Box: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
