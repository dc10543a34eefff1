import Fastrace

extension [SpanRecord] {
  /// The names of the spans as a tree on one line, children in parentheses and sorted: `root(a b(c))`.
  ///
  /// Several traces are separated by bars.
  var tree: String {
    Dictionary(grouping: self, by: \.traceID).values.map { SpanForest($0).text }.sorted().joined(separator: " | ")
  }

  /// The only span of this name; the first of several.
  func named(_ name: String) -> SpanRecord? { first { $0.name == name } }

  /// The names, sorted.
  var names: [String] { map(\.name).sorted() }
}

/// The spans of one trace.
private struct SpanForest {
  private let children: [SpanID: [SpanRecord]]
  private let roots: [SpanRecord]

  init(_ spans: [SpanRecord]) {
    let ids = Set(spans.map(\.spanID))
    children = Dictionary(grouping: spans.filter { ids.contains($0.parentID) }, by: \.parentID)
    roots = spans.filter { !ids.contains($0.parentID) }
  }

  var text: String { text(roots) }

  private func text(_ spans: [SpanRecord]) -> String {
    spans.map(text).sorted().joined(separator: " ")
  }

  private func text(_ span: SpanRecord) -> String {
    guard let below = children[span.spanID] else { return span.name }
    return "\(span.name)(\(text(below)))"
  }
}
