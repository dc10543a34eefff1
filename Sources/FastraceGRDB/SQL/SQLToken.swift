/// A piece of an SQL statement, as a range of its bytes.
enum SQLToken: Equatable {
  /// A keyword, or an identifier without quotes.
  case word(Range<Int>)
  /// An identifier in double quotes, backquotes or brackets; without them.
  case quoted(Range<Int>)
  /// A text, a number or a blob that is written into the statement.
  case literal(Range<Int>)
  /// A place for a value that is bound.
  case parameter(Range<Int>)
  /// Any other byte.
  case symbol(UInt8)
}

/// Cuts SQL into tokens as SQLite does, without comments and white space.
///
/// It never fails: what is not finished reaches to the end.
struct SQLTokens: Sequence, IteratorProtocol {
  let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> SQLToken? {
    skipSpaceAndComments()
    guard position < bytes.count else { return nil }
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "'"): return .literal(quoted(until: byte))
    case UInt8(ascii: "\""), UInt8(ascii: "`"): return .quoted(inner(quoted(until: byte)))
    case UInt8(ascii: "["): return .quoted(inner(quoted(until: UInt8(ascii: "]"))))
    case UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "$"):
      return .parameter(run(from: position + 1))
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      return peek(1) == UInt8(ascii: "'") ? blob() : .word(run(from: position))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return .literal(number())
    case UInt8(ascii: ".") where peek(1).map(Self.isDigit) ?? false: return .literal(number())
    case _ where Self.isWord(byte): return .word(run(from: position))
    default:
      position += 1
      return .symbol(byte)
    }
  }

  private func peek(_ distance: Int) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  private mutating func skipSpaceAndComments() {
    while let byte = peek(0) {
      if byte == UInt8(ascii: "-"), peek(1) == byte {
        while let byte = peek(0), byte != UInt8(ascii: "\n") { position += 1 }
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        skipBlockComment()
      } else if byte == 32 || (9...13).contains(byte) {
        position += 1
      } else {
        return
      }
    }
  }

  private mutating func skipBlockComment() {
    position += 2
    while position < bytes.count {
      if peek(0) == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        position += 2
        return
      }
      position += 1
    }
  }

  /// Everything up to a quote that is not doubled, quotes included.
  private mutating func quoted(until quote: UInt8) -> Range<Int> {
    let start = position
    position += 1
    while let byte = peek(0) {
      position += 1
      guard byte == quote else { continue }
      guard peek(0) == quote, quote != UInt8(ascii: "]") else { break }
      position += 1
    }
    return start..<position
  }

  private func inner(_ range: Range<Int>) -> Range<Int> {
    range.lowerBound + 1..<Swift.max(range.lowerBound + 1, range.upperBound - 1)
  }

  private mutating func blob() -> SQLToken {
    let start = position
    position += 1
    return .literal(start..<quoted(until: UInt8(ascii: "'")).upperBound)
  }

  private mutating func number() -> Range<Int> {
    let start = position
    while let byte = peek(0), Self.isWord(byte) || byte == UInt8(ascii: ".") || isSignOfExponent(byte, start) {
      position += 1
    }
    return start..<position
  }

  private func isSignOfExponent(_ byte: UInt8, _ start: Int) -> Bool {
    guard byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"), position > start else { return false }
    let isHexadecimal = start + 1 < position && bytes[start + 1] | 0x20 == UInt8(ascii: "x")
    return bytes[position - 1] | 0x20 == UInt8(ascii: "e") && !isHexadecimal
  }

  private mutating func run(from start: Int) -> Range<Int> {
    let begin = position
    position = start
    while let byte = peek(0), Self.isWord(byte) { position += 1 }
    return begin..<position
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "$") || byte >= 0x80
  }
}
