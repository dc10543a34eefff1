/// How a piece of text looks on a terminal with colour.
enum TextStyle: String {
  case plain = ""
  case bold = "1"
  case faint = "2"
  case red = "31"
  case boldRed = "1;31"
  case green = "32"
  case yellow = "33"
  case cyan = "36"
}

/// One line of text in pieces, each with its own look; widths are counted without the looks.
struct StyledLine {
  private var pieces: [(text: String, style: TextStyle)] = []
  private(set) var width = 0

  mutating func append(_ text: String, _ style: TextStyle = .plain) {
    pieces.append((text, style))
    width += DisplayWidth.of(text)
  }

  mutating func append(_ other: StyledLine) {
    pieces += other.pieces
    width += other.width
  }

  /// Adds spaces up to a column.
  mutating func pad(to column: Int) {
    if width < column { append(String(repeating: " ", count: column - width)) }
  }

  /// Adds text so that it ends at a column, at least one space after what is there.
  mutating func append(_ text: String, rightAlignedTo column: Int, _ style: TextStyle = .plain) {
    pad(to: max(width + 1, column - DisplayWidth.of(text)))
    append(text, style)
  }

  func write(to output: inout String, usesColor: Bool) {
    for (text, style) in pieces {
      if usesColor, style != .plain {
        output += "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
      } else {
        output += text
      }
    }
    output += "\n"
  }
}
