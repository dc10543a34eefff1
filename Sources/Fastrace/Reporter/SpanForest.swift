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
  /// The positions of the children of each span, by start time.
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
    let parents = Self.parents(of: spans)
    for index in order { place(index, under: parents[index]) }
    cutRings(order, parents)
  }

  private static func parents(of spans: [SpanRecord]) -> [Int?] {
    let identities = spans.indices.map { (Identity(traceID: spans[$0].traceID, spanID: spans[$0].spanID), $0) }
    let positions = Dictionary(identities) { first, _ in first }
    return spans.map { span in
      span.parentID.isValid ? positions[Identity(traceID: span.traceID, spanID: span.parentID)] : nil
    }
  }

  private mutating func place(_ index: Int, under parent: Int?) {
    if let parent { return children[parent].append(index) }
    let span = spans[index]
    tops.append(Top(index: index, isOrphan: span.parentID.isValid && !span.isLocalRoot && !span.isParentRemote))
  }

  private mutating func cutRings(_ order: [Int], _ parents: [Int?]) {
    var isReached = Array(repeating: false, count: spans.count)
    for top in tops { reach(top.index, &isReached) }
    for index in order where !isReached[index] {
      if let parent = parents[index] { children[parent].removeAll { $0 == index } }
      tops.append(Top(index: index, isOrphan: true))
      reach(index, &isReached)
    }
  }

  private func reach(_ top: Int, _ isReached: inout [Bool]) {
    for index in preorder(from: top) { isReached[index] = true }
  }

  /// The span at a position and all under it, parents before their children.
  package func preorder(from top: Int) -> [Int] {
    var order: [Int] = []
    var stack = [top]
    while let index = stack.popLast() {
      order.append(index)
      stack += children[index].reversed()
    }
    return order
  }
}
