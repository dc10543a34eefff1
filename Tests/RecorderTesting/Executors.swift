import Foundation
import Synchronization

/// A task executor with two threads that take turns: each job of a task runs on the other thread than the job before.
package final class AlternatingExecutor: TaskExecutor {
  private let threads = [WorkerThread(), WorkerThread()]
  private let count = Atomic<Int>(0)

  package init() {}

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let index = count.wrappingAdd(1, ordering: .relaxed).oldValue % 2
    threads[index].run { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }

  /// Runs `body` on each of the two threads, outside of every task, and waits for that.
  package func onEachThread(_ body: @escaping @Sendable () -> Void) async {
    for thread in threads {
      await withCheckedContinuation { continuation in
        thread.run {
          body()
          continuation.resume()
        }
      }
    }
  }

  deinit { for thread in threads { thread.stop() } }
}

/// Suspends until the calling task runs on another thread, for a task with an ``AlternatingExecutor``.
///
/// Not with `Task.yield`, which enqueues two jobs: the task comes back to where it was.
package func changeThread() async {
  let thread = currentThread()
  repeat {
    await withCheckedContinuation { continuation in DispatchQueue.global().async { continuation.resume() } }
  } while currentThread() == thread
}

private func currentThread() -> ObjectIdentifier { ObjectIdentifier(Thread.current) }

/// A task executor that runs each job at once, on the thread that enqueues it, inside whatever is running there.
package final class InlineExecutor: TaskExecutor {
  package init() {}

  package func enqueue(_ job: consuming ExecutorJob) {
    unsafe UnownedJob(job).runSynchronously(on: asUnownedTaskExecutor())
  }
}

/// A thread that runs closures one after the other.
private final class WorkerThread: Sendable {
  private let queue = Queue()

  init() { Thread { [queue] in while let body = queue.next() { body() } }.start() }

  func run(_ body: @escaping @Sendable () -> Void) { queue.add(body) }

  /// Ends the thread when it has nothing left to run.
  func stop() { queue.add(nil) }
}

private final class Queue: Sendable {
  private let work = Mutex<[(@Sendable () -> Void)?]>([])
  private let semaphore = DispatchSemaphore(value: 0)

  func add(_ body: (@Sendable () -> Void)?) {
    work.withLock { $0.append(body) }
    semaphore.signal()
  }

  func next() -> (@Sendable () -> Void)? {
    semaphore.wait()
    return work.withLock { $0.removeFirst() }
  }
}
