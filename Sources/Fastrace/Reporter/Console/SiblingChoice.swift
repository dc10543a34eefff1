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
