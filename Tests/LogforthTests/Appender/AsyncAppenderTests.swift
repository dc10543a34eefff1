#if Logging
  import Fastrace
  import Foundation
  import Logforth
  import Synchronization
  import Testing

  @Suite struct AsyncAppenderTests {
    /// Holds every batch until it is told to go on.
    private final class Gated: LogAppender {
      private let gate = DispatchSemaphore(value: 0)
      private let arrived = Mutex<[String]>([])
      private let began = Atomic<Int>(0)
      var messages: [String] { arrived.withLock { $0 } }
      var hasBegun: Bool { began.load(ordering: .relaxed) > 0 }
      func open(_ count: Int = 1000) { for _ in 0..<count { gate.signal() } }
      func append(_ record: LogRecord) {
        began.wrappingAdd(1, ordering: .relaxed)
        gate.wait()
        arrived.withLock { $0.append(record.message) }
      }
    }

    @Test func keepsTheOrderAndFlushWaits() throws {
      let memory = InMemoryAppender()
      let appender = memory.async(capacity: 16)
      for index in 0..<1000 { appender.append(.sample("\(index)")) }
      try appender.flush(until: .max)
      #expect(memory.records.map(\.message) == (0..<1000).map(String.init))
    }

    @Test func dropsAndCountsWhatFindsNoRoom() async throws {
      let gated = Gated()
      let appender = gated.async(capacity: 4, overflow: .dropIncoming)
      appender.append(.sample("first"))
      #expect(await eventually { gated.hasBegun })
      for index in 0..<10 { appender.append(.sample("\(index)")) }
      #expect(appender.drops[.queueFull] == 6)
      gated.open()
      try appender.flush(until: .max)
      #expect(gated.messages == ["first", "0", "1", "2", "3"])
    }

    @Test func blocksWithoutLosingAnything() async throws {
      let gated = Gated()
      let appender = gated.async(capacity: 2)
      async let threads: Void = onThreads(4) { thread in
        for index in 0..<50 { appender.append(.sample("\(thread)-\(index)")) }
      }
      #expect(await eventually { gated.hasBegun })
      gated.open()
      await threads
      try appender.flush(until: .max)
      #expect(Set(gated.messages).count == 200)
      #expect(appender.drops.total == 0)
    }

    @Test func flushKeepsItsDeadline() async {
      let gated = Gated()
      let appender = gated.async()
      appender.append(.sample())
      #expect(throws: AppendFailure.self) { try appender.flush(until: 0) }
      gated.open()
      #expect(appender.close())
    }

    @Test func drainsWhenItIsReleased() {
      let memory = InMemoryAppender()
      do {
        let appender = memory.async()
        for _ in 0..<100 { appender.append(.sample()) }
      }
      #expect(memory.records.count == 100)
    }

    @Test func countsWhatComesAfterTheEnd() {
      let memory = InMemoryAppender()
      let appender = memory.async()
      #expect(appender.close())
      appender.append(.sample())
      #expect(memory.records.isEmpty)
      #expect(appender.drops[.closed] == 1)
    }

    @Test func countsOnceWhatStillWaitsWhenTheTimeIsOver() async {
      let gated = Gated()
      let appender = gated.async()
      appender.append(.sample("first"))
      #expect(await eventually { gated.hasBegun })
      for index in 0..<3 { appender.append(.sample("\(index)")) }
      #expect(!appender.close(timeout: .zero))
      #expect(appender.drops[.closed] == 3)
      #expect(throws: AppendFailure.self) { try appender.flush(until: .max) }
      gated.open()
      #expect(appender.close(timeout: .seconds(60)))
      #expect(gated.messages == ["first"])
      #expect(appender.drops.total == 3)
    }

    @Test func afterTheEndEverythingIsFlushed() throws {
      let appender = InMemoryAppender().async()
      appender.append(.sample())
      #expect(appender.close())
      try appender.flush(until: .max)
    }

    @Test(arguments: [false, true]) func aFlushThatFailsIsToldToWhoeverWaits(isClosed: Bool) throws {
      struct Unflushable: LogAppender {
        func append(_ record: LogRecord) {}
        func flush(until deadline: UInt64) throws { throw AppendFailure(lostRecords: 2, "disk is full") }
      }
      let appender = AsyncAppender(Unflushable(), problemHandler: .silent)
      if isClosed { #expect(appender.close()) }
      let failure = #expect(throws: AppendFailure.self) { try appender.flush(until: .max) }
      #expect(failure?.description == "disk is full")
      // The thread has counted them, so that the caller must not.
      #expect(failure?.lostRecords == 0)
      #expect(appender.drops[.appenderFailed] == 2)
    }

    @Test func aQueueBehindAQueueIsFlushedAsWell() async throws {
      let gated = Gated()
      let appender = gated.async().async()
      appender.append(.sample("deep"))
      #expect(await eventually { gated.hasBegun })
      // However long this waits, the record is not written.
      #expect(throws: AppendFailure.self) { try appender.flush(until: Deadline.after(.milliseconds(20))) }
      gated.open()
      try appender.flush(until: .max)
      #expect(gated.messages == ["deep"])
    }

    @Test func gathersForAsLongAsADurationCanBe() throws {
      let memory = InMemoryAppender()
      let appender = AsyncAppender(
        memory, capacity: 100, overflow: .block, linger: .seconds(Int64.max), problemHandler: .silent)
      appender.append(.sample())
      try appender.flush(until: .max)
      #expect(memory.records.count == 1)
    }

    @Test func failuresAreCountedAndReported() throws {
      struct Broken: LogAppender {
        func append(_ record: LogRecord) throws { throw DiskFailure() }
      }
      let problems = Problems()
      let appender = AsyncAppender(Broken(), problemHandler: problems.problemHandler)
      for _ in 0..<7 { appender.append(.sample()) }
      try appender.flush(until: .max)
      #expect(appender.drops[.appenderFailed] == 7)
      #expect(problems.all.first?.kind == "log-appender")
    }
  }
#endif
