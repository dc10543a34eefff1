/// The numbers as text of 80 columns.
struct CensusReport {
  private let summary: CensusSummary

  init(_ summary: CensusSummary) { self.summary = summary }

  var text: String {
    ([""] + languages + [""] + tokens + [""] + functions + [""] + names + skipped + [""]).joined(separator: "\n")
  }

  private var languages: [String] {
    let header = row("language", ["files", "lines", "code", "comments", "blank"])
    return [header]
      + Language.allCases.compactMap { language in
        guard let group = summary.languages[language] else { return nil }
        let lines = group.lines
        return row(
          language.rawValue, [group.files, lines.total, lines.code, lines.comment, lines.blank].map { $0.grouped })
      }
  }

  private func row(_ name: String, _ cells: [String]) -> String {
    "  " + name.leading(16) + cells.map { $0.trailing(11) }.joined()
  }

  private var tokens: [String] {
    let largest = max(1, Token.Kind.allCases.map { summary.tokens[$0] }.max() ?? 1)
    let kinds = Token.Kind.allCases.sorted { summary.tokens[$0] > summary.tokens[$1] }
    return ["  " + "tokens".leading(16) + summary.tokens.total.grouped.trailing(11)]
      + kinds.map { kind in
        let count = summary.tokens[kind]
        let bar = String(repeating: "■", count: max(1, count * 40 / largest))
        return "  " + kind.name.leading(16) + count.grouped.trailing(11) + "  " + bar
      }
  }

  private var functions: [String] {
    let all = summary.functions
    let average = Double(all.reduce(0) { $0 + $1.lines }) / Double(max(1, all.count))
    let tenths = Int((average * 10).rounded())
    return [
      "  functions       \(all.count.grouped.trailing(11))  of \(tenths / 10).\(tenths % 10) lines on average; the longest:"
    ]
      + all.prefix(4).map { function in
        let place = "\(function.path):\(function.line)"
        return "  " + function.name.shortened(24).leading(24) + " \(function.lines)".trailing(3) + " lines  "
          + place.shortened(43)
      }
  }

  private var names: [String] {
    let top = summary.names.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
    let list = top.map { "\($0.key) (\($0.value.grouped))" }.joined(separator: ", ")
    return ["  names           \(summary.names.count.grouped.trailing(11))  most used: \(list)"]
  }

  private var skipped: [String] {
    summary.skipped.map { "  skipped".leading(31) + $0 }
  }
}

extension Int {
  /// The number with a comma after each group of three digits.
  var grouped: String {
    let digits = String(self)
    return digits.enumerated().reduce(into: "") { text, digit in
      if digit.offset > 0, (digits.count - digit.offset) % 3 == 0 { text += "," }
      text.append(digit.element)
    }
  }
}

extension String {
  func leading(_ width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - count)) }

  func trailing(_ width: Int) -> String { String(repeating: " ", count: Swift.max(0, width - count)) + self }

  /// The end of the text after an ellipsis if it is too long.
  func shortened(_ width: Int) -> String { count <= width ? self : "…" + suffix(width - 1) }
}
