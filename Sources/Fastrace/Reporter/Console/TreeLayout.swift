/// Lays spans out as a tree for each trace: a pure function from spans to text.
///
///     trace 4bf92f3577b34da6a3ce929d0e0e4736 · 3 spans                 12:03:04.123Z
///     GET /users [server]                                    12.3 ms ━━━━━━━━━━━━━━━━
///     │ http.response.status_code=200
///     ├─ authenticate                                         1.2 ms ━╸
///     └─ load                                                10.9 ms  ╺━━━━━━━━━━━━━━
///          • +1.20 ms cache miss  key=42
package struct TreeLayout {
  /// The width in columns.
  let columns: Int
  /// How many children of the same name are shown under one parent.
  let siblingLimit: Int?
  let usesColor: Bool

  package init(columns: Int = 80, siblingLimit: Int? = nil, usesColor: Bool = false) {
    self.columns = columns
    self.siblingLimit = siblingLimit
    self.usesColor = usesColor
  }

  var barColumns: Int { columns / 5 }
  /// The column before which durations end.
  var durationEnd: Int { columns - barColumns - 1 }
  /// What is left of the columns for the tree and the names.
  var labelColumns: Int { durationEnd - 9 }

  /// The text of all spans, with an empty line after each trace.
  package func text(of spans: [SpanRecord]) -> String {
    let traces = Dictionary(grouping: spans.indices) { spans[$0].traceID }.values.sorted { $0[0] < $1[0] }
    return traces.map { indices in TraceLayout(indices.map { spans[$0] }, self).text() }.joined()
  }
}

/// Lays out the tree of one trace.
struct TraceLayout {
  private let layout: TreeLayout
  private let forest: SpanForest
  private let siblings: SiblingChoice
  private let orphans: Set<Int>
  /// From when to when the trace is, in nanoseconds since 1970.
  private let start: UInt64
  private let end: UInt64

  init(_ spans: [SpanRecord], _ layout: TreeLayout) {
    self.layout = layout
    forest = SpanForest(spans)
    siblings = SiblingChoice(forest, limit: layout.siblingLimit)
    orphans = Set(forest.tops.filter(\.isOrphan).map(\.index))
    start = spans.map(\.startUnixNanoseconds).min() ?? 0
    end = spans.map(\.endUnixNanoseconds).max() ?? 0
  }

  func text() -> String {
    var lines = [header()]
    // A stack instead of recursion: a trace may be a million levels deep.
    var stack = siblings.choose(forest.tops.map(\.index)).reversed().map { TreeRow(node: $0) }
    while let row = stack.popLast() {
      switch row.node {
      case .rest(let rest): lines.append(line(of: rest, row))
      case .span(let index):
        let children = forest.children[index]
        lines.append(line(of: index, row))
        let details = SpanDetailLines(columns: layout.columns, lead: row.below + (children.isEmpty ? "  " : "│ "))
        lines += details.lines(of: forest.spans[index], isOrphan: orphans.contains(index))
        // Three columns a level, up to half of the room; deeper levels are numbered.
        stack += row.children(siblings.choose(children), indentedLevels: layout.labelColumns / 6).reversed()
      }
    }
    return lines.reduce(into: "") { $0 += $1.text(usesColor: layout.usesColor) } + "\n"
  }

  // MARK: Lines

  private func header() -> StyledLine {
    let (spans, errors) = (forest.spans, forest.spans.count { $0.status.isError })
    var line = StyledLine("trace \(spans.first?.traceID ?? .zero)", .bold)
    line.append(" · \(spans.count == 1 ? "1 span" : "\(spans.count) spans")", .faint)
    if errors > 0 { line.append(" · \(errors == 1 ? "1 error" : "\(errors) errors")", .red) }
    let time = TimeOfDay.clock(start)
    if line.width + 1 + time.utf8.count <= layout.columns {
      line.append(time, rightAlignedTo: layout.columns, .faint)
    }
    return line
  }

  private func line(of index: Int, _ row: TreeRow) -> StyledLine {
    let span = forest.spans[index]
    let isError = span.status.isError
    let tags = tags(of: span)
    var line = StyledLine(row.lead, .faint)
    if orphans.contains(index) { line.append("? ", .yellow) }
    if span.status != .unset { line.append(isError ? "✗ " : "✓ ", isError ? .red : .green) }
    let room = layout.labelColumns - line.width - DisplayWidth.of(tags)
    let style: TextStyle = isError ? .boldRed : row.depth == 0 ? .bold : .plain
    line.append(DisplayWidth.fit(PrintableText.of(span.name), max(8, room)), style)
    line.append(tags, .faint)
    addTimes(to: &line, span.durationNanoseconds, bar(of: [span]), isError ? .red : .cyan)
    return line
  }

  private func line(of rest: [Int], _ row: TreeRow) -> StyledLine {
    let spans = rest.map { forest.spans[$0] }
    let all = rest.reduce(0) { $0 + forest.preorder(from: $1).count }
    let ending = (all > spans.count ? " (\(all) spans)" : "") + ", together"
    var line = StyledLine(row.lead, .faint)
    line.append("… \(spans.count) more ", .faint)
    let room = layout.labelColumns - line.width - ending.utf8.count
    line.append(DisplayWidth.fit(PrintableText.of(spans.first?.name ?? ""), max(8, room)) + ending, .faint)
    addTimes(to: &line, spans.reduce(0) { $0 &+ $1.durationNanoseconds }, bar(of: spans), .faint)
    return line
  }

  private func addTimes(to line: inout StyledLine, _ duration: UInt64, _ bar: String, _ style: TextStyle) {
    line.append(ShortDuration.text(duration), rightAlignedTo: layout.durationEnd)
    line.append(" ")
    line.append(bar, style)
  }

  private func tags(of span: SpanRecord) -> String {
    var tags: [String] = []
    if span.kind != .internal { tags.append(span.kind.name) }
    if span.isParentRemote { tags.append("remote parent") }
    if span.isLate { tags.append("late") }
    if span.isPartialTrace { tags.append("partial trace") }
    return tags.isEmpty ? "" : " [\(tags.joined(separator: ", "))]"
  }

  /// Where in the trace some spans were, in steps of half a column; never empty, without spaces at its end.
  private func bar(of spans: [SpanRecord]) -> String {
    let first = min(layout.barColumns * 2 - 1, steps(spans.map(\.startUnixNanoseconds).min() ?? 0, .down))
    let last = max(first + 1, steps(spans.map(\.endUnixNanoseconds).max() ?? 0, .toNearestOrAwayFromZero))
    return (0..<(last + 1) / 2).map { column in
      let isRight = first <= column * 2 + 1 && column * 2 + 1 < last
      return first <= column * 2 ? (isRight ? "━" : "╸") : (isRight ? "╺" : " ")
    }.joined()
  }

  private func steps(_ moment: UInt64, _ rule: FloatingPointRoundingRule) -> Int {
    let part = moment > start ? Double(moment - start) / Double(end > start ? end - start : 1) : 0
    return Int((min(1, part) * Double(layout.barColumns * 2)).rounded(rule))
  }
}
