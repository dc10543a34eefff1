/// One row of a tree with the branches before it.
struct TreeRow {
  /// What a row stands for.
  enum Node {
    case span(Int)
    /// Children of the same name that are not shown one by one.
    case rest([Int])
  }

  let node: Node
  var depth = 0
  /// The branches before the name.
  var lead = ""
  /// The branches before the rows and the details under this one.
  var below = ""
  /// The branches before the rows beside this one.
  private var trunk = ""

  init(node: Node) { self.node = node }

  /// The rows under this one; deeper levels than these are numbered instead of indented.
  func children(_ nodes: [Node], indentedLevels: Int) -> [TreeRow] {
    nodes.indices.map { index in
      let isLast = index == nodes.count - 1
      var row = TreeRow(node: nodes[index])
      row.depth = depth + 1
      row.trunk = depth <= indentedLevels ? below : trunk
      row.lead = row.trunk + (isLast ? "└─ " : "├─ ") + (row.depth > indentedLevels ? "\(row.depth)› " : "")
      row.below = row.trunk + (isLast ? "   " : "│  ")
      return row
    }
  }
}

/// Chooses the children that are shown when a parent has many of the same name: the slowest of those that failed, and the
/// slowest of the others.
struct SiblingChoice {
  private let forest: SpanForest
  private let limit: Int?
  /// For each span, whether it or one under it has failed.
  private var hasFailed: [Bool]

  init(_ forest: SpanForest, limit: Int?) {
    self.forest = forest
    self.limit = limit.map { max(1, $0) }
    hasFailed = forest.spans.map(\.status.isError)
    for index in forest.tops.flatMap({ forest.preorder(from: $0.index) }).reversed() where !hasFailed[index] {
      hasFailed[index] = forest.children[index].contains { hasFailed[$0] }
    }
  }

  /// The rows for the children of a span, in the order of their start; the rest of a name is behind the last one shown.
  func choose(_ children: [Int]) -> [TreeRow.Node] {
    guard let limit, children.count > limit else { return children.map { .span($0) } }
    let hidden = Dictionary(grouping: children) { forest.spans[$0].name }.mapValues { group -> Set<Int> in
      let slowest = group.sorted { left, right in
        (forest.spans[left].durationNanoseconds, right) > (forest.spans[right].durationNanoseconds, left)
      }
      let (failed, others) = (slowest.filter { hasFailed[$0] }, slowest.filter { !hasFailed[$0] })
      return Set(failed.dropFirst(limit) + others.dropFirst(limit))
    }
    var rests = hidden.filter { !$0.value.isEmpty }
    let nodes = children.reversed().reduce(into: [TreeRow.Node]()) { nodes, index in
      let name = forest.spans[index].name
      if hidden[name]?.contains(index) == true { return }
      if let rest = rests.removeValue(forKey: name) { nodes.append(.rest(rest.sorted())) }
      nodes.append(.span(index))
    }
    return nodes.reversed()
  }
}
