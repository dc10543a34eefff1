/// Takes source text apart: comments, texts with interpolations, numbers, words, and everything else.
struct Tokenizer {
  private let bytes: [UInt8]
  private let keywords: Set<String>
  private let commentsNest: Bool
  private var position = 0
  private var line = 1

  init(_ bytes: [UInt8], _ language: Language) {
    self.bytes = bytes
    keywords = Keywords.of(language)
    commentsNest = language == .swift
  }

  /// All tokens in order; white space is none.
  mutating func tokens() -> [Token] {
    var tokens: [Token] = []
    while let byte = peek() {
      let (start, firstLine) = (position, line)
      if let kind = scan(byte) {
        tokens.append(Token(kind: kind, range: start..<position, firstLine: firstLine, lastLine: line))
      }
    }
    return tokens
  }

  private mutating func scan(_ byte: UInt8) -> Token.Kind? {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
      advance()
      return nil
    case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
      advance { $0 != UInt8(ascii: "\n") }
      return .comment
    case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"):
      skipBlockComment()
      return .comment
    case UInt8(ascii: "\""):
      skipString(hashes: 0)
      return .string
    case UInt8(ascii: "#") where rawStringHashes > 0:
      skipString(hashes: rawStringHashes)
      return .string
    case UInt8(ascii: "'") where !commentsNest:
      skipCharacter()
      return .string
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      advance { Self.isWord($0) }
      return .number
    default:
      return scanWord(byte)
    }
  }

  private mutating func scanWord(_ byte: UInt8) -> Token.Kind {
    let start = position
    guard Self.isWord(byte) else {
      advance()
      return .punctuation
    }
    advance { Self.isWord($0) }
    switch String(decoding: bytes[start..<position], as: UTF8.self) {
    case "_": return .punctuation
    case let word: return keywords.contains(word) ? .keyword : .identifier
    }
  }

  // MARK: Comments and texts

  private mutating func skipBlockComment() {
    var depth = 0
    while peek() != nil {
      if starts(with: "/*"), depth == 0 || commentsNest {
        depth += 1
        advance(by: 2)
      } else if starts(with: "*/") {
        depth -= 1
        advance(by: 2)
        if depth == 0 { return }
      } else {
        advance()
      }
    }
  }

  /// How many number signs there are before a quotation mark; zero if there is none after them.
  private var rawStringHashes: Int {
    var count = 0
    while peek(count) == UInt8(ascii: "#") { count += 1 }
    return peek(count) == UInt8(ascii: "\"") ? count : 0
  }

  private mutating func skipString(hashes: Int) {
    advance(by: hashes)
    let mark = starts(with: "\"\"\"") ? "\"\"\"" : "\""
    let end = mark + String(repeating: "#", count: hashes)
    let escape = "\\" + String(repeating: "#", count: hashes)
    advance(by: mark.utf8.count)
    while let byte = peek() {
      if starts(with: end) { return advance(by: end.utf8.count) }
      if mark.utf8.count == 1, byte == UInt8(ascii: "\n") { return }
      guard starts(with: escape) else {
        advance()
        continue
      }
      advance(by: escape.utf8.count)
      if peek() == UInt8(ascii: "(") { skipInterpolation() } else { advance() }
    }
  }

  /// Skips an expression in parentheses, with all texts in it.
  private mutating func skipInterpolation() {
    var depth = 0
    while let byte = peek() {
      if byte == UInt8(ascii: "\"") {
        skipString(hashes: 0)
        continue
      }
      advance()
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0 { return }
    }
  }

  private mutating func skipCharacter() {
    advance()
    while let byte = peek(), byte != UInt8(ascii: "\n") {
      advance(by: byte == UInt8(ascii: "\\") ? 2 : 1)
      if byte == UInt8(ascii: "'") { return }
    }
  }

  // MARK: Bytes

  private func peek(_ offset: Int = 0) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  private func starts(with text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

  private mutating func advance(by count: Int = 1) {
    for _ in 0..<count where position < bytes.count {
      if bytes[position] == UInt8(ascii: "\n") { line += 1 }
      position += 1
    }
  }

  private mutating func advance(while isIncluded: (UInt8) -> Bool) {
    while let byte = peek(), isIncluded(byte) { advance() }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...: true
    default: false
    }
  }
}
