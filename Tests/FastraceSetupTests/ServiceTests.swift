#if ServiceLifecycle && Metrics && Enable
  import CoreMetrics
  import ExporterTesting
  import Fastrace
  import FastraceServiceLifecycle
  import Logging
  import ServiceLifecycle
  import Synchronization
  import Testing

  @Suite(.recorder) struct ServiceTests {
    /// Counts spans and notices the shutdown.
    private final class CountingReporter: Reporter {
      let spans = Atomic<Int>(0)
      let isShutDown = Atomic<Bool>(false)
      func report(_ spans: SpanBatch) async throws { _ = self.spans.add(spans.count, ordering: .relaxed) }
      func shutdown() async { isShutDown.store(true, ordering: .relaxed) }
    }

    /// A service that records until it is told to end.
    private struct Recording: Service {
      func run() async throws {
        Span.root("work").end()
        try await gracefulShutdown()
        Span.root("last work").end()
      }
    }

    @Test func flushesAfterAllOtherServices() async throws {
      let reporter = CountingReporter()
      var configuration = Configuration()
      configuration.exportDelay = .seconds(60)
      Fastrace.setReporter(reporter, configuration: configuration)
      let started = Fastrace.statistics().started
      let group = ServiceGroup(
        configuration: .init(
          services: [.init(service: TracingService()), .init(service: Recording())], logger: Logger(label: "test")))
      async let run: Void = group.run()
      while Fastrace.statistics().started == started { await Task.yield() }
      await group.triggerGracefulShutdown()
      try await run
      #expect(reporter.spans.load(ordering: .relaxed) == 2 && reporter.isShutDown.load(ordering: .relaxed))
    }

    @Test func countsWithTheNamesOfOpenTelemetry() async {
      let factory = CountingMetrics()
      let metrics = SpanMetrics(factory: factory)
      metrics.update()
      let before = factory.values
      let reporter = CountingReporter()
      let outcome = await export(10, to: reporter)
      metrics.update()
      func change(_ name: String) -> Int64 { factory.values[name, default: 0] - before[name, default: 0] }
      #expect(outcome.reported == 10 && change("otel.sdk.span.started") == 10)
      #expect(change("otel.sdk.exporter.span.exported") == 10 && change("otel.sdk.processor.span.processed") == 10)
    }
  }

  /// Adds up counters.
  private final class CountingMetrics: MetricsFactory {
    private let sums = Mutex<[String: Int64]>([:])
    var values: [String: Int64] { sums.withLock { $0 } }

    private final class Sum: CounterHandler {
      let label: String
      let owner: CountingMetrics
      init(label: String, owner: CountingMetrics) {
        self.label = label
        self.owner = owner
      }
      func increment(by amount: Int64) { owner.sums.withLock { $0[label, default: 0] += amount } }
      func reset() {}
    }

    private final class Ignored: RecorderHandler, TimerHandler, MeterHandler, FloatingPointCounterHandler {
      func record(_ value: Int64) {}
      func record(_ value: Double) {}
      func recordNanoseconds(_ duration: Int64) {}
      func set(_ value: Int64) {}
      func set(_ value: Double) {}
      func increment(by amount: Double) {}
      func decrement(by amount: Double) {}
      func reset() {}
    }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
      Sum(label: label + dimensions.map { "," + $0.1 }.joined(), owner: self)
    }
    func makeFloatingPointCounter(label: String, dimensions: [(String, String)]) -> any FloatingPointCounterHandler {
      Ignored()
    }
    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
      Ignored()
    }
    func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler { Ignored() }
    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler { Ignored() }
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyMeter(_ handler: any MeterHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}
  }
#endif
