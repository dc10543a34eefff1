public import Fastrace

// Expectations for tests: they throw an ``ExpectationFailure`` that says what was expected and shows what there is.

extension TestTrace {
  /// Expects a span like this one.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - parent: The name of its parent; nil for any.
  ///   - kind: The kind; nil for any.
  ///   - status: The status; nil for any. `.error` stands for any error, `.error("message")` for this one.
  ///   - properties: Properties that it must have, besides others.
  ///   - fileID: The file of the test, for the message.
  ///   - line: The line of the test, for the message.
  /// - Returns: The first span by start time that is like this.
  /// - Throws: ``ExpectationFailure`` with the spans that come nearest and the whole tree.
  @discardableResult
  public func expectSpan(
    named name: String, under parent: String? = nil, kind: TraceSpan.Kind? = nil, status: TraceSpan.Status? = nil,
    properties: Properties = [:], fileID: String = #fileID, line: Int = #line
  ) throws(ExpectationFailure) -> SpanRecord {
    let pattern = SpanPattern(
      name: name, parent: parent, kind: kind, status: status, properties: properties.elements)
    if let span = spans(named: name).first(where: { pattern.differences($0, parent: self.parent(of: $0)).isEmpty }) {
      return span
    }
    var message = "Expected a span \(pattern), but there is none."
    if !spans.isEmpty { message += "\nNearest:\n" + pattern.nearest(in: self).joined(separator: "\n").indented }
    throw ExpectationFailure(message, tree: tree, fileID, line)
  }

  /// Expects exactly `count` spans of a name; zero to expect none.
  ///
  /// - Returns: These spans, by start time.
  /// - Throws: ``ExpectationFailure`` with the number that there is and the whole tree.
  @discardableResult
  public func expectSpans(
    named name: String, count: Int, fileID: String = #fileID, line: Int = #line
  ) throws(ExpectationFailure) -> [SpanRecord] {
    let found = spans(named: name)
    if found.count == count { return found }
    let message = "Expected \(count) spans named \(PrintableText.quoted(name)), but there are \(found.count)."
    throw ExpectationFailure(message, tree: tree, fileID, line)
  }

  /// Expects the tree to be exactly this text.
  ///
  /// See ``SpanTree`` for its form. Line breaks at the end do not count.
  ///
  ///     try trace.expectTree("""
  ///       test
  ///         load {rows=2}
  ///         render
  ///       """)
  ///
  /// - Parameters:
  ///   - expected: The text.
  ///   - contents: What the lines show besides the name.
  ///   - fileID: The file of the test, for the message.
  ///   - line: The line of the test, for the message.
  /// - Throws: ``ExpectationFailure`` with the difference line by line.
  public func expectTree(
    _ expected: String, showing contents: SpanTree.Contents = .stable, fileID: String = #fileID, line: Int = #line
  ) throws(ExpectationFailure) {
    let actual = SpanTree(spans, showing: contents).text
    let expected = String(expected.reversed().drop { $0 == "\n" }.reversed())
    if actual == expected { return }
    let difference = LineDiff.text(expected: expected, actual: actual).indented
    throw ExpectationFailure("The tree is different (- expected, + actual):\n" + difference, fileID, line)
  }

  /// Expects that the parent of each span is there: that the trace is whole.
  ///
  /// - Throws: ``ExpectationFailure`` with the spans whose parents are missing and the whole tree.
  public func expectNoOrphans(fileID: String = #fileID, line: Int = #line) throws(ExpectationFailure) {
    let forest = SpanForest(spans)
    let orphans = forest.tops.filter(\.isOrphan).map { forest.spans[$0.index] }
    if orphans.isEmpty { return }
    let lines = orphans.map { "\(PrintableText.quoted($0.name)), whose parent is \($0.parentID)" }.sorted()
    let message = "Expected no spans without their parent, but there are \(orphans.count):\n"
    throw ExpectationFailure(message + lines.joined(separator: "\n").indented, tree: tree, fileID, line)
  }
}
