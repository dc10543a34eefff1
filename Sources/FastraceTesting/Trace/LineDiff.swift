/// What has to change in the lines of one text to get another.
enum LineDiff {
  /// All lines in order: those only in `expected` after a minus, those only in `actual` after a plus.
  static func text(expected: String, actual: String) -> String {
    let (before, after) = (lines(expected), lines(actual))
    let difference = after.difference(from: before)
    let removed = Set(difference.removals.map(\.offset))
    let added = Set(difference.insertions.map(\.offset))
    var output: [String] = []
    var (old, new) = (0, 0)
    while old < before.count || new < after.count {
      if removed.contains(old) {
        output.append("- " + before[old])
        old += 1
      } else if added.contains(new) {
        output.append("+ " + after[new])
        new += 1
      } else {
        output.append("  " + before[old])
        (old, new) = (old + 1, new + 1)
      }
    }
    return output.joined(separator: "\n")
  }

  /// The lines of a text; none for an empty one.
  static func lines(_ text: String) -> [String] {
    text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

extension CollectionDifference.Change {
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
