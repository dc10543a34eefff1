#if Enable
  import CFastrace

  /// What the collector's cycles work on.
  struct CollectorState {
    let assembler: TraceAssembler
    private(set) var pipelines: [ExportPipeline] = []
    private let exports: ExportAccount
    private var configuration = Fastrace.Configuration()
    private var lastAnchor: (cycle: UInt64, taken: UInt64, anchor: TickAnchor)?
    private var lastAgeCheck: UInt64 = 0
    private var lastTrim: UInt64 = 0
    private let outlet: Outlet

    private var pace = CollectorPace()
    /// How often a buffer was read in slices.
    var slices = 0

    /// Flush requests that are being waited for, and those that came meanwhile.
    var serving: [FlushRequest] = []
    var waiting: [FlushRequest] = []
    /// True when a flush can begin.
    var hasFlushToServe: Bool { serving.isEmpty && !waiting.isEmpty }
    private var retiring: [Retiring] = []
    /// Those whose reporters are being shut down.
    private var closing: [ExportPipeline] = []
    /// What is called when its time has come.
    var deadlines: [FlushRequest] = []

    init() {
      let exports = ExportAccount()
      let outlet = Outlet(exports)
      self.exports = exports
      self.outlet = outlet
      assembler = TraceAssembler(limits: CollectorLimits()) { outlet.deliver($0) }
    }

    /// Brings a configuration into force.
    ///
    /// Returns the pipelines of reporters that are no longer set.
    mutating func apply(_ setup: Setup, collector: Parker) -> [ExportPipeline] {
      let before = pipelines
      configuration = setup.configuration
      assembler.limits = CollectorLimits(configuration)
      assembler.tailFilter = configuration.tailFilter
      assembler.endHook = configuration.spanHooks.onEnd
      pipelines = []
      outlet.pipelines = []
      for reporter in setup.reporters { add(reporter, collector: collector) }
      return before
    }

    /// Adds a reporter to those that are set.
    mutating func add(_ reporter: any SpanReporter, collector: Parker) {
      let pipeline = ExportPipeline(
        reporter, limits: ExportState.Limits(configuration), problemHandler: configuration.problemHandler,
        collector: collector)
      // Who waits for a flush waits for the new ones too.
      if !serving.isEmpty { pipeline.beginFlush() }
      pipelines.append(pipeline)
      outlet.pipelines = pipelines
    }

    var currentConfiguration: Fastrace.Configuration { configuration }

    // MARK: Time

    /// The anchor for the traces of this cycle, whose records were read; a new one every second, and when the counter has
    /// jumped.
    mutating func anchor(now: UInt64) -> TickAnchor {
      let (time, ticks) = (fastrace_monotonic_ns(), fastrace_ticks())
      if let last = lastAnchor, now &- last.cycle < 1_000_000_000,
        last.anchor.isRight(at: ticks, after: time &- last.taken)
      {
        return TickAnchor(pair: last.anchor.pair, rate: last.anchor.rate, latest: ticks)
      }
      let anchor = TickAnchor.now()
      lastAnchor = (now, time, anchor)
      return anchor
    }

    /// Takes notice of how much a cycle has read, and looks after what is due by time.
    mutating func maintain(chunks: ChunkPool, now: UInt64, records: Int) {
      pace.note(records: records, now: now)
      if now &- lastAgeCheck > 1_000_000_000 || configuration.traceAge < .seconds(1) {
        lastAgeCheck = now
        assembler.reportOverAged(now: now, anchor: anchor(now: now))
      }
      if records == 0, now &- lastTrim > 1_000_000_000 {
        lastTrim = now
        chunks.trim(keeping: 8)
        assembler.releaseMemory()
      }
    }

    /// When the next cycle is due.
    func nextDeadline() -> UInt64 {
      let due = fastrace_monotonic_ns() &+ pace.wait(atMost: configuration.collectInterval.nanosecondsClamped)
      let requests = (serving + waiting + deadlines).map(\.deadline) + retiring.map(\.deadline)
      return (requests + (allPipelines + closing).map(\.nextTime)).reduce(due, min)
    }

    /// Those of the reporters that are set, and those that go away.
    var allPipelines: [ExportPipeline] { pipelines + retiring.map(\.pipeline) }

    /// Those that may have problems to report.
    var pipelinesWithProblems: [ExportPipeline] { allPipelines + closing }

    // MARK: Pipelines that go away

    /// Lets pipelines whose reporters were replaced export what they have, and shuts down those that are done.
    mutating func advanceRetiring() {
      closing.removeAll(where: \.isShutDown)
      for pipeline in closing { pipeline.retryThread() }
      guard !retiring.isEmpty else { return }
      for retired in retiring { retired.pipeline.advance() }
      let now = fastrace_monotonic_ns()
      let done = retiring.filter { $0.pipeline.isFlushed || $0.deadline <= now }
      retiring.removeAll { retired in done.contains { $0.pipeline === retired.pipeline } }
      for retired in done {
        exports.retire(retired.pipeline)
        closing.append(retired.pipeline)
        retired.pipeline.shutDown(keepsReporter: isSet(retired.pipeline.reporter), retired.completion)
      }
    }

    /// True when the same object is set as well: it was set again, to change the configuration.
    private func isSet(_ reporter: any SpanReporter) -> Bool {
      guard type(of: reporter) is AnyClass else { return false }
      return pipelines.contains { ($0.reporter as AnyObject) === (reporter as AnyObject) }
    }

    mutating func retire(_ pipelines: [ExportPipeline], deadline: UInt64, _ completion: @escaping @Sendable () -> Void)
    {
      for pipeline in pipelines {
        pipeline.beginFlush()
        pipeline.advance()
        retiring.append(Retiring(pipeline: pipeline, deadline: deadline, completion: completion))
      }
    }

    struct Retiring {
      var pipeline: ExportPipeline
      var deadline: UInt64
      var completion: @Sendable () -> Void
    }

    // MARK: Flush

    /// Ends the flushes that are done or too late.
    ///
    /// Returns what to call when the collector's lock is free.
    mutating func finishFlush(now: UInt64) -> [FlushResult] {
      var results = Self.expire(&deadlines, now: now) + Self.expire(&waiting, now: now)
      guard !serving.isEmpty else { return results }
      let isFlushed = allPipelines.allSatisfy(\.isFlushed)
      for request in serving where isFlushed || request.deadline <= now {
        results.append(FlushResult(request: request, isFlushed: isFlushed))
      }
      serving.removeAll { isFlushed || $0.deadline <= now }
      if serving.isEmpty { for pipeline in pipelines { pipeline.endFlush() } }
      return results
    }

    private static func expire(_ requests: inout [FlushRequest], now: UInt64) -> [FlushResult] {
      let expired = requests.filter { $0.deadline <= now }
      requests.removeAll { $0.deadline <= now }
      return expired.map { FlushResult(request: $0, isFlushed: false) }
    }

    // MARK: Statistics

    func statistics(threads: ThreadRegistry, chunks: ChunkPool) -> Fastrace.Statistics {
      var statistics = assembler.counts
      let totals = threads.totals()
      statistics.started += totals.spansWithoutRoom + totals.spansWithoutReporter
      statistics.drop(totals.spansWithoutRoom, .bufferFull)
      statistics.drop(totals.spansWithoutReporter, .noReporter)
      statistics.droppedDetails += totals.detailsWithoutRoom + totals.detailsAfterEnd
      statistics.cutValues = totals.detailsCut
      exports.add(to: &statistics, allPipelines)
      if statistics.liveSpans < 0 {
        // Ends whose beginnings other threads' buffers still hold: those spans have begun, too.
        statistics.started -= statistics.liveSpans
        statistics.liveSpans = 0
      }
      statistics.bufferBytes = chunks.bytesHeld
      statistics.threads = threads.count
      return statistics
    }
  }

  /// What has become of the spans that left the assembler.
  final class ExportAccount: Sendable {
    private struct Counts {
      var reported = 0
      var dropped: [Fastrace.DropCause: Int] = [:]
      var succeeded = 0
      var failed = 0
    }
    private let counts = Locked(Counts())

    func settle(reported: Int, dropped: Int, _ cause: Fastrace.DropCause) {
      counts.withLock { counts in
        counts.reported += reported
        if dropped > 0 { counts.dropped[cause, default: 0] += dropped }
      }
    }

    /// Keeps the counts of a pipeline that goes away.
    func retire(_ pipeline: ExportPipeline) {
      let exports = pipeline.exports
      counts.withLock { counts in
        counts.succeeded += exports.succeeded
        counts.failed += exports.failed
      }
    }

    func add(to statistics: inout Fastrace.Statistics, _ pipelines: [ExportPipeline]) {
      let counts = counts.withLock { $0 }
      statistics.reported += counts.reported
      statistics.queuedSpans -= counts.reported + counts.dropped.values.reduce(0, +)
      for (cause, count) in counts.dropped { statistics.drop(count, cause) }
      statistics.succeededExports = pipelines.reduce(counts.succeeded) { $0 + $1.exports.succeeded }
      statistics.failedExports = pipelines.reduce(counts.failed) { $0 + $1.exports.failed }
    }
  }

  /// Where finished spans leave the assembler: to each pipeline.
  final class Outlet {
    private let exports: ExportAccount
    var pipelines: [ExportPipeline] = []

    init(_ exports: ExportAccount) { self.exports = exports }

    func deliver(_ batches: [SpanBatch]) {
      let exports = exports
      let batches = batches.map { spans in
        ExportBatch(spans, reporters: pipelines.count) { exports.settle(reported: $0, dropped: $1, $2) }
      }
      for pipeline in pipelines { pipeline.enqueue(batches) }
    }
  }
#endif
