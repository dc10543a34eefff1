public import Fastrace

/// The spans of one trace, to be looked at in a test.
///
///     @Test func loadsUsers() async throws {
///       let trace = try await TestTrace.collect {
///         try await loadUsers()
///       }
///       try trace.expectSpan(named: "SELECT users", under: "loadUsers", kind: .client)
///       try trace.expectNoOrphans()
///     }
public struct TestTrace: Sendable, CustomStringConvertible {
  /// The spans in the order in which they were reported.
  public let spans: [SpanRecord]

  /// The given spans, which should belong to one trace.
  public init(_ spans: [SpanRecord]) { self.spans = spans }

  /// The trace; zero when there are no spans.
  public var traceID: TraceID { spans.first?.traceID ?? .zero }

  /// The span with which this process began the trace, or joined it; nil when it is missing.
  public var root: SpanRecord? { spans.first { $0.isLocalRoot } ?? spans.first { !$0.parentID.isValid } }

  /// The spans of a name, by start time.
  public func spans(named name: String) -> [SpanRecord] {
    spans.filter { $0.name == name }.sorted { $0.startUnixNanoseconds < $1.startUnixNanoseconds }
  }

  /// The parent of a span; nil when it has none in this trace.
  public func parent(of span: SpanRecord) -> SpanRecord? {
    guard span.parentID.isValid else { return nil }
    return spans.first { $0.spanID == span.parentID }
  }

  /// The children of a span, by start time.
  public func children(of span: SpanRecord) -> [SpanRecord] {
    spans.filter { $0.parentID == span.spanID }.sorted { $0.startUnixNanoseconds < $1.startUnixNanoseconds }
  }

  /// The tree of the spans.
  public var tree: SpanTree { SpanTree(spans) }

  /// The tree of the spans as text.
  public var description: String { tree.text }
}
