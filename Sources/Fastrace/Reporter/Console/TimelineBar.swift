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
