#if Metrics && Enable
  import ExporterTesting
  import Fastrace
  import FastraceEnvironment
  import FastraceOpenTelemetry
  import FastraceServiceLifecycle
  import RecorderTesting
  import Synchronization
  import Testing

  @Suite(.recorder) struct MetricsTests {
    /// Reports as it is told, one time after the other; then successfully.
    private actor ScriptedReporter: SpanReporter {
      var failures: [ReportFailure]
      init(_ failures: [ReportFailure] = []) { self.failures = failures }
      func report(_ spans: SpanBatch) async throws { if !failures.isEmpty { throw failures.removeFirst() } }
    }

    /// The totals of one test, in which the process had other spans before.
    private func changes(_ reporter: some SpanReporter) async -> [String: Int64] {
      let metrics = RecordedMetrics()
      let process = SpanMetrics(factory: metrics)
      process.update()
      let before = metrics.counts
      _ = await export(10, to: reporter) { $0.retry.maximumRetries = 1 }
      process.update()
      return metrics.counts.merging(before) { $0 - $1 }.filter { $0.value != 0 }
    }

    @Test func countsWhatBecomesOfSpans() async {
      let changes = await changes(ScriptedReporter())
      #expect(changes == ["otel.sdk.span.started": 10, "otel.sdk.processor.span.processed": 10])
    }

    @Test func countsWhatIsLostByCause() async {
      let changes = await changes(ScriptedReporter([ReportFailure("no")]))
      #expect(
        changes == ["otel.sdk.span.started": 10, "otel.sdk.processor.span.processed,error.type=exportFailed": 10])
    }

    @Test func showsTheQueueAndLiveSpans() async {
      let metrics = RecordedMetrics()
      var configuration = Fastrace.Configuration()
      configuration.exportQueueCapacity = 77
      let process = SpanMetrics(configuration: configuration, factory: metrics)
      process.update()
      let idle = metrics.gauges
      #expect(idle["otel.sdk.processor.span.queue.capacity"] == 77)
      configuration.collectInterval = .milliseconds(2)
      Fastrace.setReporter(ScriptedReporter(), configuration: configuration)
      let root = TraceSpan.beginRoot("root")
      process.update()
      let live = metrics.gauges
      #expect(live["otel.sdk.span.live"] == (idle["otel.sdk.span.live"] ?? 0) + 1)
      #expect(live["otel.sdk.processor.span.queue.size"] == idle["otel.sdk.processor.span.queue.size"])
      root.end()
      await Fastrace.shutdown()
      process.update()
      #expect(metrics.gauges["otel.sdk.span.live"] == idle["otel.sdk.span.live"])
    }

    // MARK: One exporter

    private let exported = "otel.sdk.exporter.span.exported,otel.component.type=scripted"
    private let duration = "otel.sdk.exporter.operation.duration,otel.component.type=scripted"

    /// What is counted of a batch of ten spans.
    private func measure(_ failures: ReportFailure...) async -> RecordedMetrics {
      let metrics = RecordedMetrics()
      let reporter = ScriptedReporter(failures).measured(as: "scripted", factory: metrics)
      let outcome = await export(10, to: reporter)
      #expect(outcome.reported + outcome.dropped.values.reduce(0, +) == 10)
      #expect(metrics.gauges == ["otel.sdk.exporter.span.inflight,otel.component.type=scripted": 0])
      return metrics
    }

    @Test func measuresSuccess() async {
      let metrics = await measure()
      #expect(metrics.counts == [exported: 10])
      #expect(metrics.timers[duration]?.count == 1 && metrics.timers.count == 1)
      #expect(metrics.highestGauges["otel.sdk.exporter.span.inflight,otel.component.type=scripted"] == 10)
    }

    @Test func measuresWhatIsTriedAgain() async {
      let metrics = await measure(ReportFailure("busy", isRetryable: true), ReportFailure("busy", isRetryable: true))
      #expect(metrics.counts == [exported: 10])
      #expect(metrics.timers[duration]?.count == 1)
      #expect(metrics.timers[duration + ",error.type=ReportFailure"]?.count == 2)
    }

    @Test func measuresWhatIsGivenUpAtLast() async {
      let metrics = RecordedMetrics()
      let failures = [ReportFailure("busy", isRetryable: true), ReportFailure("busy", isRetryable: true)]
      let reporter = ScriptedReporter(failures).measured(as: "scripted", factory: metrics)
      let outcome = await export(10, to: reporter) { $0.retry.maximumRetries = 1 }
      #expect(outcome.dropped == [.exportFailed: 10])
      await Fastrace.shutdown()
      #expect(metrics.counts == [exported + ",error.type=ReportFailure": 10])
    }

    @Test func staysOpenWhenItIsSetAgain() async {
      let base = CountingShutdowns()
      let reporter = base.measured(factory: RecordedMetrics())
      Fastrace.setReporter(reporter)
      Fastrace.setReporter(reporter)
      #expect(await Fastrace.flush(timeout: .seconds(60)))
      #expect(base.shutdowns.withLock { $0 } == 0)
      await Fastrace.shutdown(timeout: .seconds(60))
      #expect(base.shutdowns.withLock { $0 } == 1)
    }

    private final class CountingShutdowns: SpanReporter {
      let shutdowns = Mutex(0)
      func report(_ spans: SpanBatch) async throws {}
      func shutdown() async { shutdowns.withLock { $0 += 1 } }
    }

    @Test func measuresWhatIsLost() async {
      let metrics = await measure(ReportFailure("no").afterFinishing(6, rejectedSpans: 2))
      #expect(
        metrics.counts == [
          exported: 4, exported + ",error.type=rejected": 2, exported + ",error.type=ReportFailure": 4,
        ])
      #expect(metrics.timers.keys.map { $0 } == [duration + ",error.type=ReportFailure"])
    }

    @Test func measuresWhatIsRejected() async {
      let metrics = await measure(.partial(rejectedSpans: 3, "old"))
      #expect(metrics.counts == [exported: 7, exported + ",error.type=rejected": 3])
      #expect(metrics.timers.keys.map { $0 } == [duration])
    }

    #if OpenTelemetry
      @Test(arguments: ["http/protobuf": "otlp_http_span_exporter", "http/json": "otlp_http_json_span_exporter"])
      func namesExportersAsOpenTelemetryDoes(wireProtocol: String, name: String) async {
        let metrics = RecordedMetrics()
        var options = OpenTelemetryOptions(EnvironmentVariables(["OTEL_EXPORTER_OTLP_PROTOCOL": wireProtocol]))
        options.endpoint = "no address"
        _ = await export(1, to: OpenTelemetryReporter(options).measured(factory: metrics))
        #expect(
          metrics.counts == [
            "otel.sdk.exporter.span.exported,otel.component.type=\(name),error.type=ReportFailure": 1
          ])
      }
    #endif
  }
#endif
