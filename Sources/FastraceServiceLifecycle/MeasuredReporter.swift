#if Metrics
  public import CoreMetrics
  public import Fastrace

  /// A reporter whose exports are measured through swift-metrics, under the names of OpenTelemetry.
  ///
  ///     Fastrace.setReporter(OpenTelemetryReporter().measured())
  ///
  /// Counter `otel.sdk.exporter.span.exported`: spans whose export has ended, with the dimension `error.type` for those that
  /// were lost; spans that may be tried again count when that is decided. Gauge `otel.sdk.exporter.span.inflight`: spans that are
  /// being exported. Timer `otel.sdk.exporter.operation.duration`: one call, with `error.type` when it failed. All have the
  /// dimension `otel.component.type`.
  ///
  /// Cost: some metrics for each batch, nothing for a span.
  public final class MeasuredReporter<Base: SpanReporter>: SpanReporter {
    private let base: Base
    private let factory: any MetricsFactory
    private let component: [(String, String)]
    /// Spans whose export has failed, and may be tried again.
    private let pending = Locked<Pending?>(nil)

    private struct Pending {
      var first: SpanID?
      var count: Int
      var error: String
    }

    fileprivate init(_ base: Base, componentType: String, factory: any MetricsFactory) {
      self.base = base
      self.factory = factory
      component = [("otel.component.type", componentType)]
    }

    /// Lets the measured reporter report the spans.
    public func report(_ spans: SpanBatch) async throws {
      // Another batch than the one that could be tried again: that was given up.
      settlePending(unlessFirstIs: spans.first?.spanID)
      inflight(spans.count)
      let start = ContinuousClock.now
      do {
        try await base.report(spans)
        ended(start)
        exported(spans.count)
      } catch {
        ended(start, error)
        count(spans, after: error)
        throw error
      }
    }

    /// Flushes the measured reporter.
    public func flush() async throws { try await base.flush() }

    /// Shuts the measured reporter down.
    public func shutdown() async {
      settlePending(unlessFirstIs: nil)
      await base.shutdown()
    }

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

    private func count(_ spans: SpanBatch, after error: any Error) {
      let failure = error as? ReportFailure
      let rejected = failure?.rejectedSpans ?? 0
      let finished = min(spans.count, failure?.finishedSpans ?? (failure?.rejectedSpans == nil ? 0 : spans.count))
      exported(finished - rejected)
      exported(rejected, error: "rejected")
      guard finished < spans.count else { return }
      let type = Self.type(of: error)
      guard failure?.isRetryable == true else { return exported(spans.count - finished, error: type) }
      let first = spans[spans.index(spans.startIndex, offsetBy: finished)].spanID
      pending.withLock { $0 = Pending(first: first, count: spans.count - finished, error: type) }
    }

    /// Counts what was to be tried again as lost, unless it is tried again now.
    private func settlePending(unlessFirstIs id: SpanID?) {
      let given = pending.withLock { pending in
        defer { pending = nil }
        return pending
      }
      if let given, id == nil || given.first != id { exported(given.count, error: given.error) }
    }

    private static func type(of error: any Error) -> String { String(describing: Swift.type(of: error)) }
  }

  extension SpanReporter {
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
