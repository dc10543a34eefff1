#if Metrics
  public import CoreMetrics
  public import Fastrace

  /// A reporter whose exports are measured through swift-metrics, under the names of OpenTelemetry.
  ///
  ///     Fastrace.setReporter(OpenTelemetryReporter().measured())
  ///
  /// Counter `otel.sdk.exporter.span.exported`: spans whose export has ended, with the dimension `error.type` for those that
  /// were lost; spans that will be tried again are not counted yet. Gauge `otel.sdk.exporter.span.inflight`: spans that are
  /// being exported. Timer `otel.sdk.exporter.operation.duration`: one call, with `error.type` when it failed. All have the
  /// dimension `otel.component.type`.
  ///
  /// Cost: some metrics for each batch, nothing for a span.
  public struct MeasuredReporter<Base: Reporter>: Reporter {
    private let base: Base
    private let factory: any MetricsFactory
    private let component: [(String, String)]

    fileprivate init(_ base: Base, componentType: String, factory: any MetricsFactory) {
      self.base = base
      self.factory = factory
      component = [("otel.component.type", componentType)]
    }

    /// Lets the measured reporter report the spans.
    public func report(_ spans: SpanBatch) async throws {
      inflight(spans.count)
      let start = ContinuousClock.now
      do {
        try await base.report(spans)
        ended(start)
        exported(spans.count)
      } catch {
        ended(start, error)
        count(spans.count, after: error)
        throw error
      }
    }

    /// Flushes the measured reporter.
    public func flush() async throws { try await base.flush() }

    /// Shuts the measured reporter down.
    public func shutdown() async { await base.shutdown() }

    // MARK: Metrics

    private func inflight(_ count: Int) {
      Gauge(label: "otel.sdk.exporter.span.inflight", dimensions: component, factory: factory).record(count)
    }

    private func ended(_ start: ContinuousClock.Instant, _ error: (any Error)? = nil) {
      inflight(0)
      // A partial success is none of the whole call.
      let isPartial = (error as? ReportFailure).map { $0.rejectedSpans != nil && $0.finishedSpans == nil } ?? false
      let dimensions = component + (isPartial ? [] : error.map { [("error.type", Self.type(of: $0))] } ?? [])
      let duration = start.duration(to: .now)
      Timer(label: "otel.sdk.exporter.operation.duration", dimensions: dimensions, factory: factory)
        .recordNanoseconds(Int64(clamping: duration.nanosecondsClamped))
    }

    private func exported(_ count: Int, error: String? = nil) {
      guard count > 0 else { return }
      let dimensions = component + (error.map { [("error.type", $0)] } ?? [])
      Counter(label: "otel.sdk.exporter.span.exported", dimensions: dimensions, factory: factory).increment(by: count)
    }

    private func count(_ count: Int, after error: any Error) {
      let failure = error as? ReportFailure
      let rejected = failure?.rejectedSpans ?? 0
      let finished = failure?.finishedSpans ?? (failure?.rejectedSpans == nil ? 0 : count)
      exported(finished - rejected)
      exported(rejected, error: "rejected")
      if failure?.isRetryable != true { exported(count - finished, error: Self.type(of: error)) }
    }

    private static func type(of error: any Error) -> String { String(describing: Swift.type(of: error)) }
  }

  extension Reporter {
    /// This reporter, with its exports measured through swift-metrics.
    ///
    /// - Parameters:
    ///   - componentType: The dimension `otel.component.type`; by default OpenTelemetry's name for the exporter, or the name
    ///     of the type.
    ///   - factory: Makes the metrics; by default that of the process.
    public func measured(
      as componentType: String? = nil, factory: any MetricsFactory = MetricsSystem.factory
    ) -> MeasuredReporter<Self> {
      let name =
        componentType ?? (self as? any NamedReporter)?.componentType ?? String(describing: Swift.type(of: self))
      return MeasuredReporter(self, componentType: name, factory: factory)
    }
  }
#endif
