/// Lays out the tree of one trace.
struct TraceLayout {
  let layout: TreeLayout
  let forest: SpanForest
  private let bar: TimelineBar
  private let siblings: SiblingChoice
  private let orphans: Set<Int>

  init(_ spans: [SpanRecord], _ layout: TreeLayout) {
    self.layout = layout
    forest = SpanForest(spans)
    bar = TimelineBar(spans, columns: layout.barColumns)
    siblings = SiblingChoice(forest, limit: layout.siblingLimit)
    orphans = Set(forest.tops.filter(\.isOrphan).map(\.index))
  }

  func text() -> String {
    var output = ""
    write(header(), to: &output)
    // A stack instead of recursion: a trace may be a million levels deep.
    var stack = Array(TreeRow.tops(siblings.choose(forest.tops.map(\.index))).reversed())
    while let row = stack.popLast() {
      write(row, to: &output)
      guard case .span(let index) = row.node else { continue }
      stack += row.children(siblings.choose(forest.children[index]), levels: layout.indentedLevels).reversed()
    }
    return output + "\n"
  }

  private func write(_ line: StyledLine, to output: inout String) {
    line.write(to: &output, usesColor: layout.usesColor)
  }

  private func write(_ row: TreeRow, to output: inout String) {
    switch row.node {
    case .rest(let rest): write(line(of: rest, row), to: &output)
    case .span(let index):
      write(line(of: index, row), to: &output)
      let lead = row.detailLead(hasChildren: !forest.children[index].isEmpty)
      let details = SpanDetailLines(columns: layout.columns, lead: lead)
      for line in details.lines(of: forest.spans[index], isOrphan: orphans.contains(index)) { write(line, to: &output) }
    }
  }

  // MARK: Lines

  private func header() -> StyledLine {
    let (spans, errors) = (forest.spans, forest.spans.count { $0.status.isError })
    var line = StyledLine()
    line.append("trace \(spans.first?.traceID ?? .zero)", .bold)
    line.append(" · \(spans.count == 1 ? "1 span" : "\(spans.count) spans")", .faint)
    if errors > 0 { line.append(" · \(errors == 1 ? "1 error" : "\(errors) errors")", .red) }
    let time = TimeOfDay.clock(bar.start)
    if line.width + 1 + time.utf8.count <= layout.columns {
      line.append(time, rightAlignedTo: layout.columns, .faint)
    }
    return line
  }

  private func line(of index: Int, _ row: TreeRow) -> StyledLine {
    let span = forest.spans[index]
    let tags = tags(of: span)
    var line = row.lead()
    if orphans.contains(index) { line.append("? ", .yellow) }
    line.append(mark(of: span.status), span.status.isError ? .red : .green)
    let room = layout.labelColumns - line.width - DisplayWidth.of(tags)
    let nameStyle: TextStyle = span.status.isError ? .boldRed : row.depth == 0 ? .bold : .plain
    line.append(DisplayWidth.fit(PrintableText.of(span.name), max(8, room)), nameStyle)
    line.append(tags, .faint)
    let times = (span.startUnixNanoseconds, span.endUnixNanoseconds)
    addTimes(to: &line, span.durationNanoseconds, times, span.status.isError ? .red : .cyan)
    return line
  }

  private func line(of rest: SiblingChoice.Rest, _ row: TreeRow) -> StyledLine {
    let spans = rest.members.map { forest.spans[$0] }
    let total = spans.reduce(0) { $0 &+ $1.durationNanoseconds }
    let times = (spans.map(\.startUnixNanoseconds).min() ?? 0, spans.map(\.endUnixNanoseconds).max() ?? 0)
    let size = rest.spanCount > spans.count ? " (\(rest.spanCount) spans)" : ""
    let ending = "\(size), together"
    var line = row.lead()
    line.append("… \(spans.count) more ", .faint)
    let room = layout.labelColumns - line.width - ending.utf8.count
    line.append(DisplayWidth.fit(PrintableText.of(spans.first?.name ?? ""), max(8, room)) + ending, .faint)
    addTimes(to: &line, total, times, .faint)
    return line
  }

  private func addTimes(
    to line: inout StyledLine, _ duration: UInt64, _ times: (begin: UInt64, end: UInt64), _ style: TextStyle
  ) {
    line.append(ShortDuration.text(duration), rightAlignedTo: layout.durationEnd)
    line.append(" ")
    line.append(bar.text(from: times.begin, to: times.end), style)
  }

  private func mark(of status: TraceSpan.Status) -> String {
    switch status {
    case .unset: ""
    case .ok: "✓ "
    case .error: "✗ "
    }
  }

  private func tags(of span: SpanRecord) -> String {
    var tags: [String] = []
    if span.kind != .internal { tags.append(span.kind.name) }
    if span.isParentRemote { tags.append("remote parent") }
    if span.isLate { tags.append("late") }
    if span.isPartialTrace { tags.append("partial trace") }
    return tags.isEmpty ? "" : " [\(tags.joined(separator: ", "))]"
  }
}

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
  var columns: Int
  /// How many children of the same name are shown under one parent.
  var siblingLimit: Int?
  var usesColor: Bool

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
  /// How many levels are indented; deeper ones are numbered.
  var indentedLevels: Int { labelColumns / 2 / 3 }

  /// The text of all spans, with an empty line after each trace.
  package func text(of spans: [SpanRecord]) -> String {
    var traces: [TraceID: [SpanRecord]] = [:]
    var order: [TraceID] = []
    for span in spans {
      if traces[span.traceID] == nil { order.append(span.traceID) }
      traces[span.traceID, default: []].append(span)
    }
    return order.map { TraceLayout(traces[$0] ?? [], self).text() }.joined()
  }
}

/// One row of a tree with the branches before it.
struct TreeRow {
  /// What a row stands for.
  enum Node {
    case span(Int)
    case rest(SiblingChoice.Rest)
  }

  let node: Node
  let depth: Int
  /// The branches of the levels above, which go on beside this row.
  private let trunk: String
  private let isLast: Bool
  /// The level, if it is too deep to be indented.
  private let level: String

  static func tops(_ nodes: [Node]) -> [TreeRow] {
    nodes.map { TreeRow(node: $0, depth: 0, trunk: "", isLast: true, level: "") }
  }

  /// The rows under this one, indented up to so many levels.
  func children(_ nodes: [Node], levels: Int) -> [TreeRow] {
    let isIndented = depth <= levels
    let level = depth + 1 > levels ? "\(depth + 1)› " : ""
    return nodes.indices.map { index in
      TreeRow(
        node: nodes[index], depth: depth + 1, trunk: isIndented ? below : trunk, isLast: index == nodes.count - 1,
        level: level)
    }
  }

  /// The branches up to the name.
  func lead() -> StyledLine {
    var line = StyledLine()
    if depth > 0 { line.append(trunk + (isLast ? "└─ " : "├─ ") + level, .faint) }
    return line
  }

  /// The branches before the details of a span.
  func detailLead(hasChildren: Bool) -> String { below + (hasChildren ? "│ " : "  ") }

  private var below: String { depth == 0 ? "" : trunk + (isLast ? "   " : "│  ") }
}

/// A bar that shows where in its trace a span was, in steps of half a column.
struct TimelineBar {
  /// When the trace began, in nanoseconds since 1970.
  var start: UInt64
  /// How long the trace took in nanoseconds.
  var length: UInt64
  /// How many columns the whole trace has.
  var columns: Int

  init(_ spans: [SpanRecord], columns: Int) {
    start = spans.map(\.startUnixNanoseconds).min() ?? 0
    let end = spans.map(\.endUnixNanoseconds).max() ?? 0
    length = end > start ? end - start : 1
    self.columns = columns
  }

  /// The bar from one moment to another, never empty, without spaces at its end.
  func text(from begin: UInt64, to end: UInt64) -> String {
    let first = min(columns * 2 - 1, steps(begin, .down))
    let last = max(first + 1, steps(end, .toNearestOrAwayFromZero))
    return (0..<(last + 1) / 2).reduce(into: "") { text, column in
      switch (first <= column * 2, first <= column * 2 + 1 && column * 2 + 1 < last) {
      case (true, true): text += "━"
      case (true, false): text += "╸"
      case (false, true): text += "╺"
      case (false, false): text += " "
      }
    }
  }

  private func steps(_ moment: UInt64, _ rule: FloatingPointRoundingRule) -> Int {
    let part = moment > start ? Double(moment - start) / Double(length) : 0
    return Int((min(1, part) * Double(columns * 2)).rounded(rule))
  }
}
