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
