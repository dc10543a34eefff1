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

/// Chooses the children that are shown when a parent has many of the same name: the slowest of those that failed, and the
/// slowest of the others.
struct SiblingChoice {
  /// Children of the same name that are not shown one by one.
  struct Rest {
    var members: [Int]
    /// They and everything under them.
    var spanCount: Int
  }

  private let forest: SpanForest
  private let limit: Int?
  /// For each span, whether it or one under it has failed.
  private var hasFailed: [Bool] = []

  init(_ forest: SpanForest, limit: Int?) {
    self.forest = forest
    self.limit = limit.map { max(1, $0) }
    guard limit != nil else { return }
    hasFailed = forest.spans.map(\.status.isError)
    for top in forest.tops {
      for index in forest.preorder(from: top.index).reversed() where !hasFailed[index] {
        hasFailed[index] = forest.children[index].contains { hasFailed[$0] }
      }
    }
  }

  /// The rows for the children of a span, which come and stay in the order of their start.
  func choose(_ children: [Int]) -> [TreeRow.Node] {
    guard let limit, children.count > limit else { return children.map { .span($0) } }
    let hidden = Dictionary(grouping: children) { forest.spans[$0].name }.mapValues { excess(in: $0, limit) }
    let lastShown = Dictionary(
      children.compactMap { index in
        let name = forest.spans[index].name
        return hidden[name]?.contains(index) == true ? nil : (name, index)
      }, uniquingKeysWith: { $1 })
    return children.reduce(into: []) { nodes, index in
      let name = forest.spans[index].name
      let members = hidden[name] ?? []
      if members.contains(index) { return }
      nodes.append(.span(index))
      if lastShown[name] == index, !members.isEmpty { nodes.append(.rest(rest(members.sorted()))) }
    }
  }

  /// Those of a group that are not shown: of the failed ones and of the others, all but the slowest.
  private func excess(in group: [Int], _ limit: Int) -> Set<Int> {
    let failed = group.filter { hasFailed[$0] }
    let others = group.filter { !hasFailed[$0] }
    return Set(bySlowness(failed).dropFirst(limit) + bySlowness(others).dropFirst(limit))
  }

  private func bySlowness(_ group: [Int]) -> [Int] {
    group.sorted { left, right in
      let durations = [left, right].map { forest.spans[$0].durationNanoseconds }
      return durations[0] == durations[1] ? left < right : durations[0] > durations[1]
    }
  }

  private func rest(_ members: [Int]) -> Rest {
    Rest(members: members, spanCount: members.reduce(0) { $0 + forest.preorder(from: $1).count })
  }
}
