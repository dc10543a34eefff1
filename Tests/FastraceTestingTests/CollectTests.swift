import Fastrace
import FastraceTesting
import Testing

// A process has one recorder, which other tests in this one configure for themselves: so each of these has a process.

@Suite(.enabled(if: TestTrace.isAvailable)) struct CollectTests {
  @Test func collectsOneTrace() async {
    await #expect(processExitsWith: .success) {
      await recordingErrors {
        let trace = try await TestTrace.collect("root") {
          TraceSpan.with("load", kind: .client) { span in
            span.setProperty("rows", 2)
            LocalSpan.with("decode") {}
          }
        }
        try trace.expectTree(
          """
          root
            load [client] {rows=2}
              decode
          """)
        #expect(trace.root?.name == "root")
        #expect(try await TestTrace.collect {}.tree.text == "test")
      }
    }
  }

  @Test func collectsEachSpanOnceWhenReportersAreAdded() async {
    await #expect(processExitsWith: .success) {
      await recordingErrors {
        _ = try await TestTrace.collect {}
        let reporters = [InMemoryReporter(), InMemoryReporter()]
        for reporter in reporters + reporters { Fastrace.addReporter(reporter) }
        let trace = try await TestTrace.collect { LocalSpan.with("work") {} }
        try trace.expectTree("test\n  work")
        #expect(reporters.map(\.spans.count) == [2, 2])
      }
    }
  }

  @Test func collectsSynchronously() async {
    await #expect(processExitsWith: .success) {
      await recordingErrors {
        func collect() throws -> TestTrace {
          try TestTrace.collectBlocking("root") {
            let span = LocalSpan.enter("work")
            span.setProperty("done", true)
          }
        }
        try collect().expectTree("root\n  work {done=true}")
      }
    }
  }

  @Test func manyAtTheSameTime() async {
    await #expect(processExitsWith: .success) {
      await recordingErrors {
        try await withThrowingTaskGroup(of: Void.self) { group in
          for number in 0..<200 {
            group.addTask {
              let trace = try await TestTrace.collect("root \(number)") {
                await withTaskGroup(of: Void.self) { tasks in
                  for child in 0..<5 {
                    tasks.addTask { LocalSpan.with("child \(child)") { LocalSpan.setProperty("of", number) } }
                  }
                }
              }
              let children = (0..<5).map { "  child \($0) {of=\(number)}" }
              try trace.expectTree((["root \(number)"] + children).joined(separator: "\n"))
            }
          }
          try await group.waitForAll()
        }
      }
    }
  }

  @Test func standsBesideOtherReporters() async {
    await #expect(processExitsWith: .success) {
      await recordingErrors {
        let (first, second) = (InMemoryReporter(), InMemoryReporter())
        Fastrace.setReporter(first)
        TraceSpan.withRoot("before") {}
        try await TestTrace.collect("one") {}.expectTree("one")
        try await TestTrace.collect("two") { Fastrace.setReporter(second) }.expectTree("two")
        try await TestTrace.collect("three") {}.expectTree("three")
        #expect(first.traces.map(\.tree.text) == ["before", "one"])
        #expect(second.traces.map(\.tree.text) == ["two", "three"])
        try await first.waitForShutdown()
        #expect(!second.isShutDown)
        let statistics = Fastrace.statistics()
        #expect(statistics.started == 4 && statistics.reported == 4 && statistics.droppedSpans == 0)
      }
    }
  }

  @Test func startsAgainAfterAShutdown() async {
    await #expect(processExitsWith: .success) {
      await recordingErrors {
        Fastrace.setReporter(InMemoryReporter())
        #expect(await Fastrace.shutdown())
        try await TestTrace.collect("again") {}.expectTree("again")
      }
    }
  }

  @Test func passesErrorsOn() async {
    await #expect(processExitsWith: .success) {
      await recordingErrors {
        struct Failure: Error {}
        await #expect(throws: Failure.self) { try await TestTrace.collect { throw Failure() } }
        let trace = try await TestTrace.collect {
          #expect(throws: Failure.self) { try TraceSpan.with("fails") { throw Failure() } }
        }
        try trace.expectSpan(named: "fails", under: "test", status: .error)
      }
    }
  }

  @Test func saysWhyThereIsNoTrace() async {
    await #expect(processExitsWith: .success) {
      await recordingErrors {
        var configuration = Fastrace.Configuration()
        configuration.sampler = .alwaysOff
        Fastrace.setReporter(InMemoryReporter(), configuration: configuration)
        let unsampled = await #expect(throws: ExpectationFailure.self) { try await TestTrace.collect {} }
        #expect(unsampled?.description.contains("sampler") == true)
        configuration.sampler = .alwaysOn
        configuration.tailFilter = .keeping { _ in false }
        Fastrace.setReporter(InMemoryReporter(), configuration: configuration)
        let dropped = await #expect(throws: ExpectationFailure.self) { try await TestTrace.collect {} }
        #expect(dropped?.description.contains("tail filter") == true)
      }
    }
  }

  @Test func lateSpansAreNotPartOfIt() async {
    await #expect(processExitsWith: .success) {
      await recordingErrors {
        let held = InMemoryReporter()
        Fastrace.setReporter(held)
        var late = TraceSpan.noop
        let trace = try await TestTrace.collect("root") { late = TraceSpan.begin("late") }
        try trace.expectTree("root")
        late.end()
        await Fastrace.flush()
        #expect(held.spans.map(\.name) == ["root", "late"])
      }
    }
  }
}

/// Records what `body` throws, so that the process that started this one learns why it failed.
private func recordingErrors(_ body: () async throws -> Void) async {
  do { try await body() } catch { Issue.record("\(error)") }
}

extension InMemoryReporter {
  /// Waits until the reporter has been shut down, which the pipeline does in the background.
  fileprivate func waitForShutdown() async throws {
    while !isShutDown { try await Task.sleep(for: .milliseconds(1)) }
  }
}
