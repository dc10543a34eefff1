/// What a tail filter knows about a finished trace, or the part of it that ran in this process.
public struct TraceSummary: Sendable, Hashable {
  /// The trace.
  public var traceID: TraceID
  /// The name of the root; empty when the root's record was lost.
  public var rootName: String
  /// How long the root took.
  public var duration: Duration
  /// True when any span has the error status.
  public var hasError: Bool
  /// The number of spans.
  public var spanCount: Int
  /// The role of the root; `internal` when its record was lost.
  public var rootKind: TraceSpan.Kind
  /// How the root's work ended; `unset` when its record was lost.
  public var rootStatus: TraceSpan.Status
  /// The root's properties, in memory that they share with the spans; empty when its record was lost.
  public var rootProperties: PropertyList

  init(_ spans: SpanBatch) {
    let root = spans.first(where: \.isLocalRoot)
    traceID = root?.traceID ?? spans.first?.traceID ?? TraceID(high: 0, low: 0)
    rootName = root?.name ?? ""
    duration = .nanoseconds(Int64(clamping: root?.durationNanoseconds ?? 0))
    hasError = spans.contains { $0.status.isError }
    spanCount = spans.count
    rootKind = root?.kind ?? .internal
    rootStatus = root?.status ?? .unset
    rootProperties = root?.properties ?? []
  }

  /// The value of a property of the root; nil without one.
  public subscript(rootProperty key: String) -> PropertyValue? { rootProperties.first { $0.key == key }?.value }
}

/// Decides for finished traces whether they are reported, for instance only the slow and the failed ones.
///
///     configuration.tailFilter = .keeping { $0.hasError || $0.duration > .milliseconds(100) }
///
/// Spans of a dropped trace that end late are dropped too. The filter runs where traces are collected: on the collector's
/// thread, or on the one that asks for ``Fastrace/statistics()`` or sets a reporter. It should return within microseconds, and must
/// call neither of them, which would wait for itself.
public struct TailFilter: Sendable {
  private let body: @Sendable (TraceSummary) -> Bool

  private init(_ body: @escaping @Sendable (TraceSummary) -> Bool) { self.body = body }

  /// Keeps the traces for which `isKept` says so.
  public static func keeping(_ isKept: @escaping @Sendable (TraceSummary) -> Bool) -> TailFilter { TailFilter(isKept) }

  /// Keeps traces that failed, and those whose root took at least `duration`.
  public static func slowOrFailed(_ duration: Duration) -> TailFilter {
    TailFilter { $0.hasError || $0.duration >= duration }
  }

  func keeps(_ summary: TraceSummary) -> Bool { body(summary) }
}
