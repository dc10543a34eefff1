#if Metrics
  public import CoreMetrics
  public import Fastrace

  /// Reports what became of all spans through swift-metrics, under the names of OpenTelemetry.
  ///
  /// Counters: `otel.sdk.span.started`, and `otel.sdk.processor.span.processed` with the dimension `error.type` for each
  /// cause of a drop, and `cancelled`. Gauges: `otel.sdk.span.live`, `otel.sdk.processor.span.queue.size` and
  /// `otel.sdk.processor.span.queue.capacity`. What one exporter does, ``MeasuredReporter`` reports.
  ///
  /// Call ``update()`` where metrics are collected, or let ``run(every:)`` do it.
  public final class SpanMetrics: Sendable {
    private let factory: any MetricsFactory
    private let capacity: Int
    private let last = Locked(Fastrace.Statistics())

    /// Metrics of this process, for a configuration of which the capacity of the queue is reported.
    public init(configuration: Fastrace.Configuration = Fastrace.Configuration(), factory: (any MetricsFactory)? = nil)
    {
      self.factory = factory ?? MetricsSystem.factory
      capacity = configuration.exportQueueCapacity
    }

    /// Reports the changes since the last call.
    ///
    /// Any thread may call it.
    public func update() {
      // Read under the lock, so that of two calls at once the later one has the later numbers.
      let (before, now) = last.withLock { last in
        let before = last
        last = Fastrace.statistics()
        return (before, last)
      }
      count("otel.sdk.span.started", now.started - before.started)
      count("otel.sdk.processor.span.processed", now.reported - before.reported)
      count(
        "otel.sdk.processor.span.processed", now.cancelled - before.cancelled, [("error.type", "cancelled")])
      for cause in Fastrace.DropCause.allCases {
        let dropped = now.dropped[cause, default: 0] - before.dropped[cause, default: 0]
        count("otel.sdk.processor.span.processed", dropped, [("error.type", cause.rawValue)])
      }
      gauge("otel.sdk.span.live", now.liveSpans)
      gauge("otel.sdk.processor.span.queue.size", now.queuedSpans)
      gauge("otel.sdk.processor.span.queue.capacity", capacity)
    }

    /// Calls ``update()`` at intervals, until the task is cancelled.
    public func run(every interval: Duration = .seconds(10)) async {
      while !Task.isCancelled {
        update()
        try? await Task.sleep(for: max(interval.waitable, .milliseconds(1)))
      }
    }

    private func count(_ name: String, _ change: Int, _ dimensions: [(String, String)] = []) {
      guard change > 0 else { return }
      Counter(label: name, dimensions: dimensions, factory: factory).increment(by: change)
    }

    private func gauge(_ name: String, _ value: Int) { Gauge(label: name, factory: factory).record(value) }
  }
#endif
