import Fastrace

/// What a test expects of a span.
struct SpanPattern {
  var name: String
  var parent: String?
  var kind: TraceSpan.Kind?
  var status: TraceSpan.Status?
  var properties: [Property]

  /// Everything in which a span is different from what is expected; empty for a match.
  func differences(_ span: SpanRecord, parent actual: SpanRecord?) -> [String] {
    var differences: [String] = []
    if span.name != name { differences.append("the name is different") }
    if let parent, actual?.name != parent { differences.append("expected under \(quoted(parent))") }
    if let kind, span.kind != kind { differences.append("the kind is \(span.kind.name), expected \(kind.name)") }
    if let status, !matches(span.status, status) {
      differences.append("the status is \(text(span.status)), expected \(text(status))")
    }
    return differences + properties.compactMap { difference(span, $0) }
  }

  private func difference(_ span: SpanRecord, _ property: Property) -> String? {
    guard let value = span[property: property.key] else { return "the property \(property.key) is missing" }
    guard value != property.value else { return nil }
    return
      "the property \(property.key) is \(PropertyText.value(value)), expected \(PropertyText.value(property.value))"
  }

  /// An expected error without a message stands for any error.
  private func matches(_ actual: TraceSpan.Status, _ expected: TraceSpan.Status) -> Bool {
    actual == expected || expected == .error && actual.isError
  }

  private func text(_ status: TraceSpan.Status) -> String { SpanStatusText.of(status) ?? "unset" }
}

extension SpanPattern: CustomStringConvertible {
  var description: String {
    var text = quoted(name)
    if let parent { text += " under \(quoted(parent))" }
    if let kind { text += " [\(kind.name)]" }
    if let status { text += " [\(self.text(status))]" }
    return properties.isEmpty ? text : text + " {\(PropertyText.list(properties))}"
  }
}

extension SpanPattern {
  /// The spans that come nearest, with what is different in them: one line each.
  ///
  /// Those of the same name if there are any, else those whose names are most similar.
  func nearest(in trace: TestTrace, limit: Int = 3) -> [String] {
    let named = trace.spans(named: name)
    let candidates = named.isEmpty ? trace.spans : named
    let ranked = candidates.map { span in
      let differences = differences(span, parent: trace.parent(of: span))
      return (
        rank: EditDistance.between(span.name, name) * 100 + differences.count,
        text: place(of: span, in: trace) + ": " + differences.joined(separator: "; ")
      )
    }
    return ranked.sorted { ($0.rank, $0.text) < ($1.rank, $1.text) }.prefix(limit).map(\.text)
  }

  private func place(of span: SpanRecord, in trace: TestTrace) -> String {
    quoted(span.name) + (trace.parent(of: span).map { " under \(quoted($0.name))" } ?? "")
  }

  private func quoted(_ name: String) -> String { PrintableText.quoted(name) }
}

/// How many characters have to be added, removed or replaced to get from one text to the other.
enum EditDistance {
  static func between(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.prefix(100)), Array(right.prefix(100)))
    var row = Array(0...right.count)
    for (index, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let replaced = diagonal + (character == right[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
