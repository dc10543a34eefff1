import FastraceChromeTrace
import FastraceTesting
import Foundation
import RecorderTesting
import Synchronization
import Testing

@testable import Fastrace

// Each test has a process of its own, which forks. Locks of the Swift runtime that another thread holds at that moment are
// held for ever in the child, so the background threads have done everything once, and rest, before a test forks.

@Suite(.traced) struct ForkTests {
  @Test func startsOverInTheChild() async {
    await #expect(processExitsWith: .success) {
      let reporter = MemoryReporter()
      await warmUp(reporter)
      let root = TraceSpan.beginRoot("parent")
      root.makeCurrent { LocalSpan.with("pending") {} }
      await settle()
      let output = ForkedChild.run { write in
        let before = Fastrace.statistics()
        precondition(before.started == 0 && before.pending == 0, "\(before)")
        TraceSpan.withRoot("child") { LocalSpan.with("local") {} }
        precondition(flushInTime())
        write(reporter.spans.tree)
      }
      precondition(output == "child(local)", output)
      root.end()
      await settle()
      precondition(reporter.spans.tree == "parent(pending)", reporter.spans.tree)
    }
  }

  @Test func keepsSpansOfTheParentOutOfTheChild() async {
    await #expect(processExitsWith: .success) {
      let reporter = MemoryReporter()
      await warmUp(reporter)
      // The first handle of the thread: the child's first trace must not get the same one.
      let output = onOneThread {
        let root = TraceSpan.beginRoot("parent")
        let child = TraceSpan.begin("child of parent", parent: root)
        return ForkedChild.run { write in
          let own = TraceSpan.beginRoot("own")
          root.setProperty("key", "value")
          child.end()
          root.end()
          own.makeCurrent { LocalSpan.with("local") {} }
          precondition(flushInTime())
          precondition(reporter.spans.isEmpty, reporter.spans.tree)
          own.end()
          precondition(flushInTime())
          let statistics = Fastrace.statistics()
          precondition(statistics.pending == 0 && statistics.liveSpans == 0, "\(statistics)")
          precondition(statistics.started == statistics.reported + statistics.droppedSpans, "\(statistics)")
          write(reporter.spans.tree)
        }
      }
      precondition(output == "own(local)", output)
    }
  }

  @Test func forgetsTheScopesOfTheParent() async {
    await #expect(processExitsWith: .success) {
      let reporter = MemoryReporter()
      await warmUp(reporter)
      let output = onOneThread {
        TraceSpan.withRoot("parent") {
          LocalSpan.with("local") {
            ForkedChild.run { write in
              LocalSpan.with("lost") {}
              TraceSpan.withRoot("own") { LocalSpan.with("kept") {} }
              precondition(flushInTime())
              write(reporter.spans.tree)
            }
          }
        }
      }
      precondition(output == "own(kept)", output)
      await settle()
      precondition(reporter.spans.tree == "parent(local)", reporter.spans.tree)
    }
  }

  @Test func makesOtherIdsInTheChild() async {
    await #expect(processExitsWith: .success) {
      await warmUp(MemoryReporter())
      let (own, output) = onOneThread {
        _ = SpanID.random()
        let output = ForkedChild.run { write in
          write((0..<200).map { _ in SpanID.random().description }.joined(separator: " "))
        }
        return ((0..<200).map { _ in SpanID.random().description }, output)
      }
      let others = output.split(separator: " ").map(String.init)
      precondition(others.count == 200)
      precondition(Set(own).isDisjoint(with: others))
    }
  }

  @Test func letsTwoThreadsOfTheChildWantALock() async {
    await #expect(processExitsWith: .success) {
      let counter = Counter()
      let output = onOneThread {
        // What a thread notes of itself when it first locks is the parent's in the child.
        counter.number.withLock { $0 += 1 }
        return ForkedChild.run { write in
          let hasBegun = Flag()
          let other = Thread {
            hasBegun.isSet = true
            counter.number.withLock { $0 += 1 }
          }
          counter.number.withLock { _ in
            other.start()
            while !hasBegun.isSet { sched_yield() }
            // For so long that the other gives up trying, and waits in the kernel.
            for _ in 0..<20_000 { sched_yield() }
          }
          while counter.number.withLock({ $0 }) < 2 { sched_yield() }
          write("both")
        }
      }
      precondition(output == "both", output)
    }
  }

  private final class Counter: Sendable {
    let number = Locked(0)
  }

  @Test func worksWhileOtherThreadsRecord() async {
    await #expect(processExitsWith: .success) {
      let (hasBegun, isDone) = (Flag(), Flag())
      let reporter = MemoryReporter()
      await warmUp(reporter)
      // One that keeps nothing: a process that grows takes ever longer to fork.
      Fastrace.setReporter(ClosureReporter { _ in }, configuration: .test)
      async let load: Void = onThread {
        onThreads(1) { _ in
          while !isDone.isSet {
            TraceSpan.withRoot("root") { LocalSpan.with("local") {} }
            hasBegun.isSet = true
          }
        }
      }
      // What a thread does for the first time takes locks of the Swift runtime.
      while !hasBegun.isSet { await Task.yield() }
      await settle()
      let outputs = onOneThread {
        (0..<4).map { _ in
          ForkedChild.run { write in
            let own = MemoryReporter()
            Fastrace.setReporter(own, configuration: .test)
            TraceSpan.withRoot("child") { LocalSpan.with("local") {} }
            precondition(flushInTime())
            write(own.spans.tree)
          }
        }
      }
      isDone.isSet = true
      await load
      precondition(outputs.allSatisfy { $0 == "child(local)" }, "\(outputs)")
      await settle()
      let statistics = Fastrace.statistics()
      precondition(statistics.started == statistics.reported + statistics.droppedSpans, "\(statistics)")
    }
  }

  @Test func usesLocksThatAnotherThreadHeld() async {
    await #expect(processExitsWith: .success) {
      let lock = Counter()
      let outputs = await whileAnotherThread({ lock.number.withLock { $0 += 1 } }) {
        (0..<20).map { _ in
          ForkedChild.run { write in
            let (before, after) = lock.number.withLock { number in
              defer { number += 1 }
              return (number, number + 1)
            }
            write(lock.number.withLock { $0 } == after && before > 0 ? "used" : "lost")
          }
        }
      }
      precondition(outputs.allSatisfy { $0 == "used" }, "\(outputs)")
    }
  }

  @Test func findsNoValueHalfChanged() async {
    await #expect(processExitsWith: .success) {
      let pair = Pair()
      let outputs = await whileAnotherThread({ pair.change() }) {
        (0..<20).map { _ in ForkedChild.run { write in write(pair.isWhole ? "whole" : "half") } }
      }
      precondition(outputs.allSatisfy { $0 == "whole" }, "\(outputs)")
    }
  }

  /// Two numbers that are the same whenever nobody has the lock.
  private final class Pair: Sendable {
    private let numbers = Locked((0, 0))

    func change() {
      numbers.withLock { numbers in
        numbers.0 += 1
        for _ in 0..<100 { sched_yield() }
        numbers.1 += 1
      }
    }

    var isWhole: Bool { numbers.withLock { $0.0 == $0.1 } }
  }

  @Test func doesNotWaitForALockThatIsHeldForLong() async {
    await #expect(processExitsWith: .success) {
      let (lock, isDone) = (Counter(), Flag())
      let hasBegun = Flag()
      async let load: Void = onThread {
        lock.number.withLock { _ in
          hasBegun.isSet = true
          while !isDone.isSet { sched_yield() }
        }
      }
      while !hasBegun.isSet { await Task.yield() }
      let output = onOneThread {
        ForkedChild.run { write in lock.number.withLock { _ in write("free") } }
      }
      precondition(output == "free", output)
      isDone.isSet = true
      await load
    }
  }

  @Test func measuresTicksWhileTheParentDoes() async {
    await #expect(processExitsWith: .success) {
      for _ in 0..<30 {
        // In a process that has not measured them, one thread begins to, and another one forks.
        let output = ForkedChild.run { write in
          let hasBegun = Flag()
          let measuring = Thread {
            hasBegun.isSet = true
            _ = TickRate.current
          }
          measuring.start()
          while !hasBegun.isSet {}
          for _ in 0..<2_000 { _ = TickClock.now }
          write(ForkedChild.run { write in write(TickRate.current.nanosecondsPerTick32 > 0 ? "measured" : "") })
        }
        precondition(output == "measured", output)
      }
    }
  }

  @Test func keepsSpansInMemoryWhileTheParentDoes() async {
    await #expect(processExitsWith: .success) {
      let reporter = InMemoryReporter(capacity: 100)
      Fastrace.setReporter(reporter, configuration: .test)
      let outputs = await whileAnotherThread({
        TraceSpan.beginRoot("parent").end()
        reporter.reset()
      }) {
        (0..<20).map { _ in
          ForkedChild.run { write in
            reporter.reset()
            // From two threads of the child at once.
            onThreads(2) { _ in for _ in 0..<100 { _ = reporter.spans.count } }
            TraceSpan.beginRoot("child").end()
            precondition(flushInTime())
            write(reporter.spans.map(\.name).joined(separator: " "))
          }
        }
      }
      precondition(outputs.allSatisfy { $0 == "child" }, "\(outputs)")
    }
  }

  @Test func writesATraceFileOfTheChild() async {
    await #expect(processExitsWith: .success) {
      let folder = FileManager.default.temporaryDirectory.appending(path: "fastrace-\(UInt64.random(in: 0 ... .max))")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      Fastrace.setReporter(
        ChromeTraceReporter(path: folder.appending(path: "trace.json").path), configuration: .test)
      let outputs = await whileAnotherThread({ TraceSpan.beginRoot("parent").end() }) {
        (0..<20).map { _ in
          ForkedChild.run { write in
            TraceSpan.beginRoot("child").end()
            precondition(flushInTime(), "\(Fastrace.statistics())")
            let file = folder.appending(path: "trace.\(getpid()).json")
            write((try? String(contentsOf: file, encoding: .utf8)) ?? "no file")
          }
        }
      }
      precondition(outputs.allSatisfy { $0.contains("child") && !$0.contains("parent") }, "\(outputs)")
    }
  }
}

/// Runs `body` on a new thread while another thread calls `load` over and over.
private func whileAnotherThread<Result: Sendable>(
  _ load: @escaping @Sendable () -> Void, _ body: @escaping @Sendable () -> Result
) async -> Result {
  let (hasBegun, isDone) = (Flag(), Flag())
  async let loading: Void = onThread {
    while !isDone.isSet {
      load()
      hasBegun.isSet = true
    }
  }
  while !hasBegun.isSet { await Task.yield() }
  let result = onOneThread(body)
  isDone.isSet = true
  await loading
  return result
}

/// Sets the reporter, and lets all threads do once what they will do later.
private func warmUp(_ reporter: MemoryReporter) async {
  Fastrace.setReporter(reporter, configuration: .test { $0.collectInterval = .seconds(1) })
  for _ in 0..<3 {
    let root = TraceSpan.beginRoot("warm")
    root.setProperty("key", "value")
    await onThread { root.makeCurrent { LocalSpan.with("local") { LocalSpan.setProperty("key", 1) } } }
    root.end()
    await settle()
    _ = Fastrace.statistics()
  }
  reporter.reset()
}

/// Reads and reports everything, so that no thread is inside the recorder for a while.
private func settle() async {
  let isFlushed = await Fastrace.flush(timeout: .seconds(60))
  precondition(isFlushed)
}

/// Flushes in a child, which on a busy machine waits long for its turn; it has a minute in all.
private func flushInTime() -> Bool { Fastrace.flushBlocking(timeout: .seconds(50)) }

/// Runs `body` on a new thread and returns what it returns.
private func onOneThread<Result: Sendable>(_ body: @escaping @Sendable () -> Result) -> Result {
  let result = Mutex<Result?>(nil)
  onThreads(1) { _ in
    let value = body()
    result.withLock { $0 = value }
  }
  guard let value = result.withLock({ $0 }) else { preconditionFailure("the thread has ended without a result") }
  return value
}
