/// Spans with their children: a tree for each span without a parent among them.
///
/// Every span is in it exactly once, whatever the parents say: a ring of parents is cut open at its earliest span.
package struct SpanForest {
  /// A span at the top level.
  package struct Top {
    package var index: Int
    /// True when it names a parent of this process that is not among the spans.
    package var isOrphan: Bool
  }

  package let spans: [SpanRecord]
  /// The spans at the top level, by start time.
  package private(set) var tops: [Top] = []
  /// The children of each span, by start time. Positions are those of `spans`.
  package private(set) var children: [[Int]]

  private struct Identity: Hashable {
    var traceID: TraceID
    var spanID: SpanID
  }

  package init(_ spans: [SpanRecord]) {
    self.spans = spans
    children = Array(repeating: [], count: spans.count)
    let order = spans.indices.sorted { left, right in
      let (leftStart, rightStart) = (spans[left].startUnixNanoseconds, spans[right].startUnixNanoseconds)
      return leftStart == rightStart ? left < right : leftStart < rightStart
    }
    place(order, positions: Self.positions(spans))
    cutRings(order)
  }

  private static func positions(_ spans: [SpanRecord]) -> [Identity: Int] {
    let identities = spans.indices.map { (Identity(traceID: spans[$0].traceID, spanID: spans[$0].spanID), $0) }
    return Dictionary(identities) { first, _ in first }
  }

  private mutating func place(_ order: [Int], positions: [Identity: Int]) {
    for index in order {
      let span = spans[index]
      if let parent = positions[Identity(traceID: span.traceID, spanID: span.parentID)], span.parentID.isValid {
        children[parent].append(index)
      } else {
        tops.append(Top(index: index, isOrphan: span.parentID.isValid && !span.isLocalRoot && !span.isParentRemote))
      }
    }
  }

  private mutating func cutRings(_ order: [Int]) {
    var isReached = Array(repeating: false, count: spans.count)
    var reachedCount = 0
    for top in tops { reach(top.index, &isReached, &reachedCount) }
    guard reachedCount < spans.count else { return }
    for index in order where !isReached[index] {
      for parent in children.indices { children[parent].removeAll { $0 == index } }
      tops.append(Top(index: index, isOrphan: true))
      reach(index, &isReached, &reachedCount)
    }
  }

  private func reach(_ top: Int, _ isReached: inout [Bool], _ count: inout Int) {
    var stack = [top]
    while let index = stack.popLast() where !isReached[index] {
      isReached[index] = true
      count += 1
      stack += children[index]
    }
  }
}
