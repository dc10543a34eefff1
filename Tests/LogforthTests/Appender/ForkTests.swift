#if Logging
  import Foundation
  @testable import Logforth
  import RecorderTesting
  import Synchronization
  import Testing

  // Each test has a process of its own, which forks, or may have no more threads for a while.

  @Suite struct ForkTests {
    @Test func writesInAChildWhileTheParentDoes() async {
      await #expect(processExitsWith: .success) {
        let folder = try Folder()
        let appender = FileAppender(path: folder.path("app.log"), layout: MessageLayout()).async(capacity: 100)
        // What a thread does for the first time takes locks of the Swift runtime, which a child would wait for for ever.
        appender.append(.sample("parent"))
        try appender.flush(until: .max)
        let done = Flag()
        await withTaskGroup(of: Void.self) { group in
          group.addTask {
            while !done.isSet.load(ordering: .relaxed) { appender.append(.sample("parent")) }
          }
          group.addTask {
            for index in 0..<10 {
              let output = ForkedChild.run { write in
                for line in 0..<200 { appender.append(.sample("child \(index) \(line)")) }
                try? appender.flush(until: Deadline.after(.seconds(30)))
                write("flushed")
              }
              precondition(output == "flushed")
            }
            done.isSet.store(true, ordering: .relaxed)
          }
        }
        try appender.flush(until: .max)
        let lines = Set(folder.lines("app.log"))
        for index in 0..<10 { for line in 0..<200 { precondition(lines.contains("child \(index) \(line)")) } }
        precondition(lines.count == 2_001, "\(lines.count)")
      }
    }

    #if os(Linux)
      @Test func writesOnItsThreadAgainWhenThereAreThreads() async {
        await #expect(processExitsWith: .success) {
          let places = Places()
          let here = pthread_self()
          let appender = ThreadLimit.withoutNewThreads { places.async() }
          appender.append(.sample("in place"))
          precondition(places.last == here)
          while places.last == here {
            appender.append(.sample("later"))
            try appender.flush(until: .max)
          }
          precondition(appender.drops.total == 0)
        }
      }
    #endif
  }

  private final class Flag: Sendable {
    let isSet = Atomic<Bool>(false)
  }

  /// Remembers on which thread it was called.
  private final class Places: LogAppender {
    private let thread = Mutex<pthread_t?>(nil)
    var last: pthread_t? { thread.withLock { $0 } }
    func append(_ record: LogRecord) { thread.withLock { $0 = pthread_self() } }
  }
#endif
