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
