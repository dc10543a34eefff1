/// Divides Swift source into tokens (The Swift Programming Language, chapter Lexical Structure).
///
/// Any bytes can be divided: what is no token of Swift, such as a string without an end, is one up to the end of its line.
struct Lexer {
  let source: [UInt8]
  private(set) var position: Int
  /// Where the source ends for it.
  let limit: Int
  /// Decides whether a slash begins a regular expression.
  private var before: Token?
  /// How many strings the part of the source is interpolated in.
  let nesting: Int

  init(_ source: [UInt8]) { self.init(source, 0..<source.count, nesting: 0) }

  /// Divides a part of the source, such as what is interpolated in a string.
  init(_ source: [UInt8], _ range: Range<Int>, nesting: Int) {
    self.source = source
    position = range.lowerBound
    limit = range.upperBound
    self.nesting = nesting
  }

  /// All tokens, the last of which is the end.
  static func tokens(_ source: [UInt8]) -> [Token] {
    var lexer = Lexer(source)
    var tokens: [Token] = []
    repeat { tokens.append(lexer.next()) } while tokens.last?.kind != .end
    return tokens
  }

  /// The byte at an offset from where the lexer is; zero behind the end.
  func peek(_ offset: Int = 0) -> UInt8 { position + offset < limit ? source[position + offset] : 0 }

  var isAtEnd: Bool { position >= limit }

  mutating func advance(_ count: Int = 1) { position = min(position + count, limit) }

  mutating func advance(while condition: (UInt8) -> Bool) {
    while position < limit, condition(source[position]) { position += 1 }
  }

  /// The next token, without the space and the comments in front of it.
  mutating func next() -> Token {
    let isFirstInLine = skipTrivia()
    let begin = position
    let kind = isAtEnd ? .end : scan()
    let token = Token(kind: kind, range: begin..<position, isFirstInLine: isFirstInLine)
    before = token
    return token
  }

  private mutating func scan() -> Token.Kind {
    let byte = peek()
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return scanNumber()
    case UInt8(ascii: "\""): return scanString(pounds: 0)
    case UInt8(ascii: "#"): return scanPound()
    case UInt8(ascii: "`"): return scanQuotedName()
    case UInt8(ascii: "/") where mayBeginRegex && skipRegex(pounds: 0): return .regex
    case UInt8(ascii: "."): return scanDots()
    case _ where Self.isPunctuation(byte):
      // `::` comes between a module and a name of it.
      advance(byte == UInt8(ascii: ":") && peek(1) == byte ? 2 : 1)
      return .punctuation
    default:
      if let length = symbolLength(at: position) { return scanSymbol(length) }
      return scanName()
    }
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool { "()[]{},:;@\\".utf8.contains(byte) }

  // MARK: Names

  private mutating func scanName() -> Token.Kind {
    // A byte that begins nothing is a name of its own.
    repeat { advance() } while Self.isNamePart(peek()) && symbolLength(at: position) == nil
    return .name
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }

  private mutating func scanQuotedName() -> Token.Kind {
    advance()
    advance { $0 != UInt8(ascii: "`") && !Self.isLineBreak($0) }
    if peek() == UInt8(ascii: "`") { advance() }
    return .name
  }

  private mutating func scanPound() -> Token.Kind {
    let pounds = source[position..<limit].prefix { $0 == UInt8(ascii: "#") }.count
    if peek(pounds) == UInt8(ascii: "\"") { return scanString(pounds: pounds) }
    if peek(pounds) == UInt8(ascii: "/"), skipRegex(pounds: pounds) { return .regex }
    advance()
    advance(while: Self.isNamePart)
    return .pound
  }

  // MARK: Numbers

  private mutating func scanNumber() -> Token.Kind {
    let isHexadecimal = peek() == UInt8(ascii: "0") && peek(1) == UInt8(ascii: "x")
    // In `pair.0.1` there are two numbers.
    let isMember = before.map { source[$0.range] == [UInt8(ascii: ".")] } ?? false
    scanDigits(isHexadecimal)
    if !isMember, peek() == UInt8(ascii: "."), Self.isDigit(peek(1), isHexadecimal) {
      advance()
      scanDigits(isHexadecimal)
    }
    return .number
  }

  private mutating func scanDigits(_ isHexadecimal: Bool) {
    while !isAtEnd, Self.isNamePart(peek()) {
      let byte = peek() | 0x20
      advance()
      let isExponent = byte == UInt8(ascii: isHexadecimal ? "p" : "e")
      if isExponent, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(peek()) { advance() }
    }
  }

  private static func isDigit(_ byte: UInt8, _ isHexadecimal: Bool) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (isHexadecimal && (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20))
  }

  // MARK: Slashes

  /// True where an operand is expected, so that a slash does not divide.
  private var mayBeginRegex: Bool {
    guard let before else { return true }
    let isBound = before.range.upperBound == position
    switch before.kind {
    case .number, .string, .regex: return false
    case .punctuation:
      let last = source[before.range.upperBound - 1]
      return !(")]}".utf8.contains(last)) || (!isBound && last == UInt8(ascii: "}"))
    case .name: return Self.isKeywordBeforeOperand(source[before.range])
    case .symbol: return !isBound
    case .pound, .end: return true
    }
  }

  private static func isKeywordBeforeOperand(_ name: ArraySlice<UInt8>) -> Bool {
    ["await", "case", "else", "if", "in", "return", "throw", "try", "unsafe", "where", "while", "guard", "switch"]
      .contains(String(decoding: name, as: UTF8.self))
  }
}
