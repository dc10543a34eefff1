import Fastrace
import RecorderTesting
import Testing

/// The statistics add up at every moment, whatever the threads are doing.
@Suite(.recorder, .traced) struct BalanceTests {
  @Test func holdsWhileThreadsRecord() async {
    let configuration = Fastrace.Configuration.test {
      $0.bytesPerThread = 128 << 10
      $0.bytesOfAllThreads = 512 << 10
      $0.openTraces = 20
      $0.spansPerTrace = 50
      $0.exportQueueCapacity = 2_000
      $0.exportBatchSize = 64
      $0.tailFilter = .keeping { $0.spanCount % 7 != 0 }
    }
    let result = await record(configuration) {
      let before = Fastrace.statistics()
      let isDone = Flag()
      let watching = Task.detached {
        while !isDone.isSet {
          StatisticsChange(before, Fastrace.statistics()).expectBalance()
          await Task.yield()
        }
      }
      await onThread { onThreads(6) { Workload(seed: UInt64($0)).run(traces: 400) } }
      isDone.isSet = true
      await watching.value
    }
    #expect(result.wasFlushed)
    #expect(result.change.pending == 0)
    #expect(result.change.reported == result.spans.count)
    #expect(result.change.cancelled > 0)
    #expect(result.change.dropped > 0)
    #expect(result.change.reported > 0, "\(result.change.after)")
  }

  @Test func holdsWhileLocalSpansStayOpenOverSuspensions() async {
    let executor = AlternatingExecutor()
    let result = await record {
      await withTaskExecutorPreference(executor) {
        await withTaskGroup { group in
          for seed in 0..<6 {
            group.addTask {
              var workload = SuspendingWorkload(seed: UInt64(seed))
              for _ in 0..<100 { await workload.trace() }
            }
          }
        }
      }
    }
    #expect(result.wasFlushed && result.change.pending == 0 && result.change.dropped == 0, "\(result.change.after)")
    #expect(result.change.started == result.spans.count)
    let spans = Dictionary(uniqueKeysWithValues: result.spans.map { ($0.spanID, $0) })
    for span in result.spans where span.parentID.isValid { #expect(spans[span.parentID]?.traceID == span.traceID) }
  }

  @Test func losesNothingWhenTheReporterIsReplaced() async {
    let reporters = (0..<40).map { _ in MemoryReporter() }
    Fastrace.setReporter(reporters[0], configuration: .test)
    let before = Fastrace.statistics()
    async let load: Void = onThread { onThreads(3) { Workload(seed: UInt64($0), cancels: false).run(traces: 1_000) } }
    for reporter in reporters.dropFirst() {
      Fastrace.setReporter(reporter, configuration: .test)
      for _ in 0..<20 { await Task.yield() }
    }
    await load
    #expect(await Fastrace.flush())
    #expect(await eventually { Fastrace.statistics().pending == 0 })
    let change = StatisticsChange(before, Fastrace.statistics())
    change.expectBalance()
    #expect(change.dropped == 0, "\(change.after)")
    #expect(change.started == change.reported)
    #expect(reporters.reduce(0) { $0 + $1.count } == change.reported)
    #expect(await eventually { reporters.dropLast().allSatisfy { $0.shutdowns == 1 } })
    #expect(reporters.last?.shutdowns == 0)
  }
}

/// Traces of many shapes, always the same ones for a seed.
private struct Workload {
  private var random: NumberSequence
  private let cancels: Bool
  /// A span of a trace that ended some traces ago.
  private var old: TraceSpan?

  init(seed: UInt64, cancels: Bool = true) {
    random = NumberSequence(seed: seed)
    self.cancels = cancels
  }

  func run(traces: Int) {
    var copy = self
    for _ in 0..<traces { copy.trace() }
  }

  private mutating func trace() {
    let (root, other) = (TraceSpan.beginRoot("root"), TraceSpan.beginRoot("other"))
    let child = TraceSpan.begin("child", parent: root)
    let shared = TraceSpan.begin("shared", parents: [root, other])
    let locals = Int(random.next() % 40)
    root.makeCurrent { for _ in 0..<locals { LocalSpan.with("local") { LocalSpan.setProperty("key", 1) } } }
    shared.makeCurrent { LocalSpan.with("in both") {} }
    // Both are in each of the two traces, and each other's parent there.
    let again = TraceSpan.begin("again", parents: [shared, child, other, root])
    for _ in 0..<(random.next() % 30 == 0 ? 3_000 : 2) {
      child.addEvent("event")
      child.setProperty("same", 1)
      again.setProperty("key \(random.next())", 1)
    }
    if random.next() % 3 == 0 { shared.end() }
    if cancels, random.next() % 5 == 0 { root.cancel() }
    if random.next() % 2 == 0 { child.end() }
    root.end()
    if let old, random.next() % 4 == 0 {
      TraceSpan.begin("late", parents: [root, old]).makeCurrent { LocalSpan.with("local") {} }
    }
    if random.next() % 2 == 0 { old = random.next() % 2 == 0 ? shared : root }
    again.end()
    other.end()
  }
}

/// Traces whose local spans and collectors are left open while their tasks change threads, always the same ones for a seed.
private struct SuspendingWorkload {
  private var random: NumberSequence
  private var box = TracedBox()

  init(seed: UInt64) { random = NumberSequence(seed: seed) }

  mutating func trace() async {
    await TraceSpan.withRoot("root") {
      for _ in 0..<(random.next() % 4) { await step(depth: 0) }
      LocalSpan.with("local") {}
    }
    LocalSpan.with("without a trace") {}
  }

  private mutating func step(depth: Int) async {
    let kind = random.next() % (depth < 3 ? 7 : 4)
    let suspends = random.next() % 3
    switch kind {
    case 0: LocalSpan.with("local") { LocalSpan.addEvent("event") }
    case 1: await Self.change(&box.value, suspends)
    case 2: await Self.change(&box.collected, suspends)
    case 3: TraceSpan.with("object") { LocalSpan.with("local") {} }
    case 4: await TraceSpan.with("task") { await step(depth: depth + 1) }
    case 5: await TraceSpan.withRoot("inner root") { await step(depth: depth + 1) }
    default:
      let span = TraceSpan.begin("object")
      await step(depth: depth + 1)
      span.end()
    }
  }

  private static func change(_ value: inout Int, _ suspends: UInt64) async {
    LocalSpan.with("inside") { value += 1 }
    if suspends == 1 { await Task.yield() }
    if suspends == 2 { await changeThread() }
    await TraceSpan.with("inside") { await Task.yield() }
    LocalSpan.with("after") {}
  }
}
