#if os(Linux)
  import Foundation
  import RecorderTesting
  import Synchronization
  import Testing

  @testable import Fastrace

  // Each test has a process of its own, whose user may have no more threads for a while.

  @Suite(.traced) struct ThreadLimitTests {
    @Test func exportsWhenThereAreThreadsAgain() async {
      await #expect(processExitsWith: .success) {
        let (reporter, problems) = (MemoryReporter(), Problems())
        await startPool()
        Fastrace.setReporter(reporter, configuration: problems.configuration)
        ThreadLimit.withoutNewThreads {
          TraceSpan.beginRoot("before").end()
          precondition(!Fastrace.flushBlocking(timeout: .milliseconds(500)))
          precondition(reporter.count == 0)
        }
        for _ in 0..<20 { TraceSpan.beginRoot("after").end() }
        precondition(Fastrace.flushBlocking(timeout: .seconds(20)), "\(Fastrace.statistics())")
        precondition(reporter.count == 21, "\(reporter.count)")
        precondition(problems.kinds.contains("export-thread"), "\(problems.kinds)")
      }
    }

    @Test func exportsOfItselfWhenThereAreThreadsAgain() async {
      await #expect(processExitsWith: .success) {
        let (reporter, problems) = (MemoryReporter(), Problems())
        await startPool()
        Fastrace.setReporter(reporter, configuration: problems.configuration)
        ThreadLimit.withoutNewThreads {
          TraceSpan.beginRoot("before").end()
          while !problems.kinds.contains("export-thread") { sched_yield() }
        }
        while reporter.count < 1 { sched_yield() }
      }
    }

    @Test func shutsDownWhenThereAreThreadsAgain() async {
      await #expect(processExitsWith: .success) {
        let (reporter, problems) = (MemoryReporter(), Problems())
        await startPool()
        Fastrace.setReporter(reporter, configuration: problems.configuration)
        ThreadLimit.withoutNewThreads {
          Fastrace.setReporters([], configuration: problems.configuration)
          while !problems.kinds.contains("export-thread") { sched_yield() }
        }
        while reporter.shutdowns < 1 { sched_yield() }
      }
    }

    @Test func collectsWhenThereAreThreadsAgain() async {
      await #expect(processExitsWith: .success) {
        let (reporter, problems) = (MemoryReporter(), Problems())
        await startPool()
        ThreadLimit.withoutNewThreads {
          Fastrace.setReporter(reporter, configuration: problems.configuration)
          TraceSpan.beginRoot("before").end()
          precondition(!Fastrace.flushBlocking(timeout: .milliseconds(100)))
          precondition(problems.kinds.contains("collector-thread"), "\(problems.kinds)")
        }
        // Nobody flushes: a thread that needs more memory for its spans notices.
        while reporter.count == 0 { TraceSpan.beginRoot("after").end() }
        precondition(Fastrace.flushBlocking(timeout: .seconds(20)))
        let statistics = Fastrace.statistics()
        precondition(
          reporter.count == statistics.reported && statistics.started == statistics.reported, "\(statistics)")
      }
    }
  }

  /// The kinds of problems that were reported.
  private final class Problems: Sendable {
    private let reported = Mutex<Set<String>>([])
    var kinds: Set<String> { reported.withLock { $0 } }

    var configuration: Fastrace.Configuration {
      .test {
        $0.problemHandler = Fastrace.ProblemHandler { problem in self.reported.withLock { _ = $0.insert(problem.kind) }
        }
      }
    }
  }

  /// Lets the pool of Swift have the threads that it needs later.
  private func startPool() async { await onThread {} }
#endif
