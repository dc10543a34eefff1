#if Viewer
  import Fastrace

  /// The slowest operations as a table.
  package struct OperationTable: Sendable {
    package struct Row: Sendable, Hashable {
      package var service: String
      package var name: String
      package var count: Int
      package var errors: Int
      package var p50: UInt64
      package var p95: UInt64
      package var p99: UInt64
      package init(service: String, name: String, count: Int, errors: Int, p50: UInt64, p95: UInt64, p99: UInt64) {
        self.service = service
        self.name = name
        self.count = count
        self.errors = errors
        self.p50 = p50
        self.p95 = p95
        self.p99 = p99
      }
    }

    package var columns: Int
    package var usesColor: Bool

    package init(columns: Int, usesColor: Bool) {
      self.columns = max(60, columns)
      self.usesColor = usesColor
    }

    /// Count, errors, p50, p95 and p99, each with a space before it.
    private static let numbers = [("count", 9), ("errors", 8), ("p50", 9), ("p95", 9), ("p99", 9)]

    private var nameColumns: Int { columns - Self.numbers.reduce(0) { $0 + $1.1 } }

    package func text(_ rows: [Row]) -> String {
      var lines = [styled(fit("service: operation") + Self.numbers.map { right($0.0, $0.1) }.joined(), "2")]
      for row in rows {
        let numbers =
          right("\(row.count)", 9) + styled(right("\(row.errors)", 8), row.errors > 0 ? "31" : "")
          + [row.p50, row.p95, row.p99].map { right(ShortDuration.text($0), 9) }.joined()
        lines.append(fit(PrintableText.of("\(row.service): \(row.name)")) + numbers)
      }
      if rows.isEmpty { lines.append("no spans yet") }
      return lines.map { $0 + "\n" }.joined()
    }

    private func fit(_ text: String) -> String {
      let text = DisplayWidth.fit(text, nameColumns)
      return text + String(repeating: " ", count: max(0, nameColumns - DisplayWidth.of(text)))
    }

    private func right(_ text: String, _ columns: Int) -> String {
      String(repeating: " ", count: max(1, columns - DisplayWidth.of(text))) + text
    }

    private func styled(_ text: String, _ style: String) -> String {
      usesColor && !style.isEmpty ? "\u{1B}[\(style)m\(text)\u{1B}[0m" : text
    }
  }
#endif
