/// Operators.
extension Lexer {
  /// `.`, or an operator that begins with two of them.
  mutating func scanDots() -> Token.Kind {
    guard peek(1) == UInt8(ascii: ".") else {
      advance()
      return .punctuation
    }
    while let length = peek() == UInt8(ascii: ".") ? 1 : symbolLength(at: position) { advance(length) }
    return .symbol
  }

  mutating func scanSymbol(_ first: Int) -> Token.Kind {
    advance(first)
    while let length = symbolLength(at: position) {
      // A comment ends an operator.
      if peek() == UInt8(ascii: "/"), [UInt8(ascii: "/"), UInt8(ascii: "*")].contains(peek(1)) { break }
      advance(length)
    }
    return .symbol
  }

  /// The bytes of the scalar at a position, if it can be a part of an operator.
  func symbolLength(at position: Int) -> Int? {
    let byte = peek(position - self.position)
    if byte < 0x80 { return "/=-+!*%<>&|^~?".utf8.contains(byte) ? 1 : nil }
    let rest = source[position..<min(position + 4, source.count)]
    guard let scalar = String(decoding: rest, as: UTF8.self).unicodeScalars.first, Self.isOperator(scalar) else {
      return nil
    }
    return UTF8.width(scalar)
  }

  /// Scalars that an operator can begin with (The Swift Programming Language, grammar of operators).
  private static func isOperator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA1...0xA7, 0xA9, 0xAB, 0xAC, 0xAE, 0xB0, 0xB1, 0xB6, 0xBB, 0xBF, 0xD7, 0xF7, 0x2016, 0x2017, 0x2020...0x2027,
      0x2030...0x203E, 0x2041...0x2053, 0x2055...0x205E, 0x2190...0x23FF, 0x2500...0x2775, 0x2794...0x2BFF,
      0x2E00...0x2E7F, 0x3001...0x3003, 0x3008...0x3020, 0x3030:
      true
    default: false
    }
  }
}
