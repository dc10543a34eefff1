import Fastrace
import Testing

/// Every bound in turn is exceeded, and every span must be accounted for.
@Suite(.recorder, .traced) struct FloodTests {
  /// A collector that looks at the buffers only when it is woken.
  private static func stalled(_ change: (inout Fastrace.Configuration) -> Void) -> Fastrace.Configuration {
    .test { configuration in
      configuration.collectInterval = .seconds(3600)
      change(&configuration)
    }
  }

  private static func trace(_ spans: Int) {
    TraceSpan.withRoot("root") { for _ in 0..<spans { LocalSpan.with("local") {} } }
  }

  @Test(arguments: [4 << 10, 8 << 10, 20 << 10, 64 << 10, 100 << 10])
  func bytesPerThread(_ bytes: Int) async {
    let result = await record(Self.stalled { $0.bytesPerThread = bytes }) {
      await onThread { for _ in 0..<20 { Self.trace(2_000) } }
    }
    // A trace whose root found no room counts as one span: what is under it is not recorded at all.
    #expect(result.change.started >= 20 && result.change.started <= 20 * 2_001)
    #expect(result.change.dropped(.bufferFull) > 0 && result.change.dropped == result.change.dropped(.bufferFull))
    #expect(result.change.reported == result.spans.count)
    #expect(result.change.pending == 0)
  }

  @Test(arguments: [4 << 10, 8 << 10, 20 << 10, 64 << 10, 100 << 10])
  func recordsAgainAfterTheBufferWasFull(_ bytes: Int) async {
    let result = await record(.test { $0.bytesPerThread = bytes }) {
      await onThread {
        Self.trace(20_000)
        for _ in 0..<100 {
          Fastrace.flushBlocking()
          Self.trace(10)
        }
      }
    }
    #expect(result.spans.filter(\.isLocalRoot).count > 90, "\(result.change.after)")
  }

  @Test func bytesOfAllThreads() async {
    // What earlier tests' threads have left behind is memory in use, too.
    let budget = Fastrace.statistics().bufferBytes + 128 << 10
    let result = await record(Self.stalled { $0.bytesOfAllThreads = budget }) {
      await onThread { onThreads(8) { _ in for _ in 0..<10 { Self.trace(1_000) } } }
    }
    #expect(result.change.started >= 80 && result.change.started <= 80 * 1_001)
    #expect(result.change.dropped(.bufferFull) > 0 && result.change.dropped == result.change.dropped(.bufferFull))
    #expect(result.change.reported == result.spans.count)
    #expect(result.change.pending == 0)
    #expect(result.change.after.bufferBytes <= budget)
  }

  @Test func bytesOfOpenTraces() async {
    // What earlier tests have left behind, details whose span has not ended, gives way first.
    _ = await record(.test { $0.bytesOfOpenTraces = 1 }) { Self.trace(1) }
    let held = Fastrace.statistics().heldBytes
    let result = await record(.test { $0.bytesOfOpenTraces = 64_000 + held }) { Self.trace(5_000) }
    #expect(result.change.started == 5_001)
    #expect((3_900...4_000).contains(result.change.dropped(.memoryLimit)))
    #expect(result.change.reported + result.change.dropped == 5_001)
    #expect(result.change.after.heldBytes <= held)
  }

  @Test func openTraces() async {
    let result = await record(.test { $0.openTraces = 10 }) {
      let roots = (0..<25).map { TraceSpan.beginRoot("root \($0)") }
      for root in roots { TraceSpan.begin("child", parent: root).end() }
      for root in roots { root.end() }
    }
    #expect(result.change.started == 50)
    #expect(result.change.dropped(.openTraceLimit) == 30)
    #expect(result.spans.filter(\.isLocalRoot).map(\.name) == (0..<10).map { "root \($0)" })
  }

  @Test func spansPerTrace() async {
    let result = await record(.test { $0.spansPerTrace = 100 }) { Self.trace(1_000) }
    #expect(result.change.started == 1_001)
    #expect(result.change.dropped(.traceSpanLimit) == 900)
    #expect(result.spans.count == 101)
    #expect(!result.spans.filter(\.isLocalRoot).isEmpty)
  }

  @Test func exportQueueCapacity() async {
    let change = await fillExportQueue {
      $0.exportQueueCapacity = 100
    } with: {
      Self.trace(9)
    }
    #expect(change.started == 1_000)
    #expect(change.dropped(.exportQueueFull) + change.reported == 1_000)
    // One batch is being exported while the queue is full.
    #expect(change.dropped(.exportQueueFull) == 1_000 - 110)
  }

  @Test func bytesOfExportQueue() async {
    let text = String(repeating: "x", count: 100_000)
    let change = await fillExportQueue {
      $0.bytesOfExportQueue = 1_000_000
    } with: {
      TraceSpan.beginRoot("root").run { $0.setProperty("text", text) }
    }
    #expect(change.started == 100)
    #expect(change.dropped(.exportQueueFull) + change.reported == 100)
    // One is being exported, and nine fit into the queue: each is a little larger than its text.
    #expect(change.reported == 10)
  }

  /// Records a hundred traces while the reporter takes nothing, then lets it take what is left, and checks that nothing
  /// else is missing.
  private func fillExportQueue(
    _ change: (inout Fastrace.Configuration) -> Void, with trace: () -> Void
  ) async -> StatisticsChange {
    let gate = Gate()
    let reported = MemoryReporter()
    let reporter = ClosureReporter { spans in
      await gate.pass()
      try await reported.report(SpanBatch(spans))
    }
    var configuration = Fastrace.Configuration.test { $0.exportBatchSize = 10 }
    change(&configuration)
    Fastrace.setReporter(reporter, configuration: configuration)
    let before = Fastrace.statistics()
    for _ in 0..<100 {
      trace()
      _ = Fastrace.statistics()
    }
    StatisticsChange(before, Fastrace.statistics()).expectBalance()
    gate.open()
    #expect(await Fastrace.flush())
    let change = StatisticsChange(before, Fastrace.statistics())
    change.expectBalance()
    #expect(reported.count == change.reported)
    return change
  }

  @Test func detailsOfOneThread() async {
    let text = String(repeating: "x", count: 1_000)
    let result = await record(Self.stalled { $0.bytesPerThread = 256 << 10 }) {
      await onThread {
        TraceSpan.withRoot("root") { span in
          for index in 0..<1_000 { span.addEvent("\(index) \(text)") }
        }
      }
    }
    #expect(result.change.droppedDetails > 0)
    let root = result.spans.named("root")
    #expect((root?.events.count ?? 0) > 0)
    #expect((root?.events.count ?? 0) + (root?.droppedEventCount ?? 0) == 1_000)
    #expect(result.change.droppedDetails == root?.droppedEventCount)
  }

  @Test func holdsAMillionSpansInOneTrace() async {
    let result = await record(.test { $0.bytesOfOpenTraces = 1 << 30 }) {
      await onThread { Self.trace(999_999) }
    }
    #expect(result.change.started == 1_000_000)
    #expect(result.change.reported + result.change.dropped(.bufferFull) == 1_000_000)
    #expect(result.spans.count == result.change.reported)
    #expect(Set(result.spans.map(\.traceID)).count == 1)
    #expect(Set(result.spans.map(\.spanID)).count == result.spans.count)
  }
}
