extension Lexer {
  static func isLineBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  /// Goes to the next token; true when a line ends before it.
  mutating func skipTrivia() -> Bool {
    var hasLineBreak = position == 0
    if position == 0, peek() == UInt8(ascii: "#"), peek(1) == UInt8(ascii: "!") { skipLine() }
    while !isAtEnd {
      switch peek() {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        hasLineBreak = true
        advance()
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0B, 0x0C, 0: advance()
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"): skipLine()
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): if skipComment() { hasLineBreak = true }
      default: return hasLineBreak
      }
    }
    return hasLineBreak
  }

  mutating func skipLine() { advance { !Self.isLineBreak($0) } }

  /// Skips a comment, and those within it; true when it has more than one line.
  private mutating func skipComment() -> Bool {
    var depth = 0
    var hasLineBreak = false
    repeat {
      if peek() == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        depth += 1
        advance(2)
      } else if peek() == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        depth -= 1
        advance(2)
      } else {
        if Self.isLineBreak(peek()) { hasLineBreak = true }
        advance()
      }
    } while depth > 0 && !isAtEnd
    return hasLineBreak
  }
}
