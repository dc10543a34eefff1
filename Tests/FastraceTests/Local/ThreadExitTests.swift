#if Enable
  import CFastrace
  import Foundation
  import SanitizerSupport
  import Synchronization
  import Testing

  @testable import Fastrace

  @Suite(.traced) struct ThreadExitTests {
    @Test func recordsInADestructorOfEachRound() async {
      await #expect(processExitsWith: .success) {
        let reporter = MemoryReporter()
        Fastrace.setReporter(reporter, configuration: .test)
        let before = Fastrace.statistics().threads
        let threads = 20
        let key = Destructors.key
        for _ in 0..<threads {
          await onThread { precondition(unsafe pthread_setspecific(key, UnsafeRawPointer(bitPattern: 1)) == 0) }
        }
        let isFlushed = await Fastrace.flush()
        precondition(isFlushed)
        let statistics = Fastrace.statistics()
        precondition(statistics.started == Destructors.calls.count, "\(statistics)")
        precondition(statistics.started >= 2 * threads, "\(statistics)")
        precondition(statistics.started == statistics.reported + statistics.droppedSpans, "\(statistics)")
        precondition(statistics.reported == reporter.count, "\(statistics)")
        // A buffer that nobody hands over when its thread ends is kept for ever, and read in memory that is gone.
        precondition(statistics.threads == before, "\(statistics)")
      }
    }

    @Test func makesNoHandleTwice() async {
      await #expect(processExitsWith: .success) {
        Fastrace.setReporter(MemoryReporter(), configuration: .test)
        let handles = Mutex<[UInt64]>([])
        for _ in 0..<50 {
          await onThread {
            for _ in 0..<3 {
              let span = TraceSpan.beginRoot("root")
              handles.withLock { $0.append(span.core?.trace ?? 0) }
              span.end()
            }
          }
        }
        let all = handles.withLock { $0 }
        precondition(all.allSatisfy { $0 > 3 } && Set(all).count == 150)
        // The number of an ended thread is used again: there are 24 bits for it.
        precondition(Set(all.map { $0 >> 40 }).count < 10, "\(all)")
      }
    }
  }

  private enum Destructors {
    static let calls = Counter()
    static let key: pthread_key_t = {
      var key = pthread_key_t()
      let error = unsafe pthread_key_create(&key) { value in
        Destructors.calls.increment()
        TraceSpan.beginRoot("in a destructor").end()
        // Once more in the next round, as long as there is one. The value is the number of the round.
        let round = Int(bitPattern: value)
        if round < Int(fastrace_destructor_rounds()) {
          _ = unsafe pthread_setspecific(Destructors.key, UnsafeRawPointer(bitPattern: round + 1))
        }
      }
      precondition(error == 0)
      return key
    }()
  }
#endif
