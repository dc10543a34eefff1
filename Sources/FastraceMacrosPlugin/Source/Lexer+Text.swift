/// String literals and regular expressions.
extension Lexer {
  mutating func scanString(pounds: Int) -> Token.Kind {
    advance(pounds)
    let quotes = hasBytes(UInt8(ascii: "\""), 3) && !endsInThisLine(pounds: pounds) ? 3 : 1
    advance(quotes)
    while !isAtEnd {
      let byte = peek()
      if quotes == 1, Self.isLineBreak(byte) { break }
      if hasBytes(UInt8(ascii: "\""), quotes), hasBytes(UInt8(ascii: "#"), pounds, at: quotes) {
        advance(quotes + pounds)
        break
      }
      if byte == UInt8(ascii: "\\"), hasBytes(UInt8(ascii: "#"), pounds, at: 1) {
        advance(1 + pounds)
        // Nobody writes strings in strings that deep, but who does must not overflow the stack.
        if peek() == UInt8(ascii: "("), nesting < 100 { skipInterpolation() } else { advance() }
      } else {
        advance()
      }
    }
    return .string
  }

  /// True for a text in pounds, such as `#"""#`, that only looks like one of several lines.
  private func endsInThisLine(pounds: Int) -> Bool {
    var offset = 1
    while pounds > 0, position + offset < limit, !Self.isLineBreak(peek(offset)) {
      if peek(offset) == UInt8(ascii: "\""), hasBytes(UInt8(ascii: "#"), pounds, at: offset + 1) { return true }
      offset += 1
    }
    return false
  }

  private func hasBytes(_ byte: UInt8, _ count: Int, at offset: Int = 0) -> Bool {
    (0..<count).allSatisfy { peek(offset + $0) == byte }
  }

  /// Goes behind the bracket that ends an interpolation, or to the end of the source when there is none.
  private mutating func skipInterpolation() {
    var inner = Lexer(source, position..<limit, nesting: nesting + 1)
    var depth = 0
    repeat {
      let token = inner.next()
      if token.kind == .end { break }
      guard token.kind == .punctuation else { continue }
      if source[token.range.lowerBound] == UInt8(ascii: "(") { depth += 1 }
      if source[token.range.lowerBound] == UInt8(ascii: ")") { depth -= 1 }
    } while depth > 0
    advance(inner.position - position)
  }

  /// Goes behind a regular expression; false, and no step, when the slash is an operator.
  mutating func skipRegex(pounds: Int) -> Bool {
    var lexer = self
    lexer.advance(pounds + 1)
    let isInOneLine = pounds == 0 || !Lexer.isLineBreak(lexer.peek())
    if pounds == 0, [UInt8(ascii: " "), UInt8(ascii: "\t"), 0].contains(lexer.peek()) { return false }
    var (groups, isInClass, last) = (0, false, 0 as UInt8)
    while !lexer.isAtEnd {
      let byte = lexer.peek()
      if isInOneLine, Lexer.isLineBreak(byte) { return false }
      switch byte {
      case UInt8(ascii: "\\"): lexer.advance()
      case UInt8(ascii: "/") where lexer.hasBytes(UInt8(ascii: "#"), pounds, at: 1):
        if pounds == 0, [UInt8(ascii: " "), UInt8(ascii: "\t")].contains(last) { return false }
        lexer.advance(1 + pounds)
        self = lexer
        return true
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "(") where !isInClass: groups += 1
      case UInt8(ascii: ")") where !isInClass:
        groups -= 1
        // The slash was in brackets that end here: it was an operator.
        if pounds == 0, groups < 0 { return false }
      default: break
      }
      last = lexer.peek()
      lexer.advance()
    }
    return false
  }
}
