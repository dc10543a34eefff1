/// Chooses the children that are shown when a parent has many of the same name: failed ones, then the slowest.
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
    let groups = Dictionary(grouping: children) { forest.spans[$0].name }
    var hidden = groups.mapValues { group in group.count > limit ? Set(ranked(group).dropFirst(limit)) : [] }
    var left = groups.mapValues { min($0.count, limit) }
    var nodes: [TreeRow.Node] = []
    for index in children {
      let name = forest.spans[index].name
      if hidden[name]?.contains(index) == true { continue }
      nodes.append(.span(index))
      left[name, default: 0] -= 1
      guard left[name] == 0, let rest = hidden.removeValue(forKey: name), !rest.isEmpty else { continue }
      nodes.append(.rest(self.rest(rest.sorted())))
      hidden[name] = rest
    }
    return nodes
  }

  private func ranked(_ group: [Int]) -> [Int] {
    group.sorted { left, right in
      if hasFailed[left] != hasFailed[right] { return hasFailed[left] }
      let durations = [left, right].map { forest.spans[$0].durationNanoseconds }
      return durations[0] == durations[1] ? left < right : durations[0] > durations[1]
    }
  }

  private func rest(_ members: [Int]) -> Rest {
    Rest(members: members, spanCount: members.reduce(0) { $0 + forest.preorder(from: $1).count })
  }
}
