/// Spans that a viewer can draw on top of each other: any two of them are nested, or do not overlap.
struct Lane {
  /// From when to when, in nanoseconds since 1970.
  struct Interval: Sendable, Hashable {
    var start: UInt64
    var end: UInt64
  }

  /// The number of the track in the file.
  let number: UInt32
  /// The file in which the name of the track was written last.
  var announcedIn = 0
  /// The ends of the spans around the place that has been reached, the innermost last.
  private var open: [UInt64] = []
  /// What the spans of this batch occupy.
  private var occupied: [Interval] = []
  /// What those of earlier batches occupy, in order and apart; of what is inside of it nothing is known any more.
  private(set) var past: [Interval] = []
  /// More than that are taken together, the oldest ones first.
  private static let pastLimit = 256

  init(number: UInt32) { self.number = number }

  /// Takes the span if it can be drawn here.
  ///
  /// Those of one batch have to come in the order of their starts, longer ones first.
  mutating func admit(_ span: Interval) -> Bool {
    while let end = open.last, end <= span.start { open.removeLast() }
    if let end = open.last, span.end > end { return false }
    guard span.start == span.end || isNested(span) else { return false }
    if open.isEmpty { occupied.append(span) }
    open.append(span.end)
    return true
  }

  /// True when each earlier span is outside of this one, or entirely inside of it.
  private func isNested(_ span: Interval) -> Bool {
    var index = past.firstIndex(endingAfter: span.start)
    while index < past.count, past[index].start < span.end {
      if past[index].start <= span.start || past[index].end > span.end { return false }
      index += 1
    }
    return true
  }

  /// Makes the spans of this batch earlier ones.
  mutating func endBatch() {
    open.removeAll(keepingCapacity: true)
    past = (past + occupied).sorted { $0.start < $1.start }.joined()
    occupied.removeAll(keepingCapacity: true)
    let surplus = past.count - Self.pastLimit
    guard surplus > 0 else { return }
    past.replaceSubrange(0...surplus, with: [Interval(start: past[0].start, end: past[surplus].end)])
  }
}

extension [Lane.Interval] {
  /// Of intervals that are in order and apart, the first that ends after a moment.
  fileprivate func firstIndex(endingAfter moment: UInt64) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].end > moment { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Of intervals that are in order of their starts, those that touch as one.
  fileprivate func joined() -> [Lane.Interval] {
    var result: [Lane.Interval] = []
    for interval in self {
      if let last = result.last, interval.start <= last.end {
        result[result.count - 1].end = Swift.max(last.end, interval.end)
      } else {
        result.append(interval)
      }
    }
    return result
  }
}
