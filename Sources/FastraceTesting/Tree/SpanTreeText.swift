import Fastrace

/// Sorts the spans of a tree by what they show.
struct SpanTreeText {
  private let spans: [SpanRecord]
  private let texts: [String]
  private var children: [[Int]]
  private var tops: [Int]
  /// A number for each span; the same for spans that show the same and have the same under them.
  private var shapes: [Int]

  private struct Shape: Hashable {
    var text: String
    var children: [Int]
  }

  init(_ spans: [SpanRecord], _ contents: SpanTree.Contents) {
    let forest = SpanForest(spans)
    let orphans = Set(forest.tops.filter(\.isOrphan).map(\.index))
    let writer = SpanLineWriter(spans, contents)
    self.spans = spans
    texts = spans.indices.map { writer.line(of: spans[$0], isOrphan: orphans.contains($0)) }
    children = forest.children
    tops = forest.tops.map(\.index)
    shapes = Array(repeating: 0, count: spans.count)
    sort(forest)
  }

  /// Sorts the children of each span after what is under them has been sorted.
  private mutating func sort(_ forest: SpanForest) {
    var numbers: [Shape: Int] = [:]
    for top in forest.tops {
      for index in forest.preorder(from: top.index).reversed() {
        children[index] = children[index].sorted(by: isBefore)
        let shape = Shape(text: texts[index], children: children[index].map { shapes[$0] })
        shapes[index] = numbers[shape, default: numbers.count]
        numbers[shape] = shapes[index]
      }
    }
    tops = tops.sorted(by: isBefore)
  }

  private func isBefore(_ left: Int, _ right: Int) -> Bool {
    var (left, right) = (left, right)
    // Goes down to the first difference; a loop, because trees may be deep.
    while shapes[left] != shapes[right] {
      if spans[left].name != spans[right].name { return spans[left].name < spans[right].name }
      if texts[left] != texts[right] { return texts[left] < texts[right] }
      let pairs = zip(children[left], children[right])
      guard let (nextLeft, nextRight) = pairs.first(where: { shapes[$0] != shapes[$1] }) else {
        return children[left].count < children[right].count
      }
      (left, right) = (nextLeft, nextRight)
    }
    return false
  }

  /// The lines of the tree, indented.
  var lines: [String] {
    var lines: [String] = []
    var stack = tops.reversed().map { ($0, depth: 0) }
    while let (index, depth) = stack.popLast() {
      lines.append(String(repeating: " ", count: depth * 2) + texts[index])
      stack += children[index].reversed().map { ($0, depth + 1) }
    }
    return lines
  }
}
