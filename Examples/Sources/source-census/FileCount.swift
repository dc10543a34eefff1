import Fastrace

/// Lines by what is on them.
struct LineCount: Sendable {
  var code = 0
  var comment = 0
  var blank = 0
  var total: Int { code + comment + blank }

  static func += (left: inout LineCount, right: LineCount) {
    left.code += right.code
    left.comment += right.comment
    left.blank += right.blank
  }
}

/// Tokens by kind.
struct TokenCount: Sendable {
  private var counts = Array(repeating: 0, count: Token.Kind.allCases.count)
  var total: Int { counts.reduce(0, +) }

  subscript(kind: Token.Kind) -> Int {
    get { counts[kind.rawValue] }
    set { counts[kind.rawValue] = newValue }
  }
}

/// What there is in one file.
struct FileCount: Sendable {
  var file: SourceFile
  var lines = LineCount()
  var tokens = TokenCount()
  var names: [String: Int] = [:]
  var functions: [FunctionCount] = []

  /// Takes the file apart, on a thread of the pool; each step is a local span.
  init(_ file: SourceFile, _ bytes: [UInt8]) {
    self.file = file
    let tokens = LocalSpan.with("tokenise") {
      var tokenizer = Tokenizer(bytes, file.language)
      return tokenizer.tokens()
    }
    LocalSpan.with("tally") { tally(tokens, bytes) }
    functions = LocalSpan.with("find functions") {
      FunctionFinder(file: file, bytes: bytes, tokens: tokens).functions()
    }
  }

  private mutating func tally(_ all: [Token], _ bytes: [UInt8]) {
    var (code, comments): (Set<Int>, Set<Int>) = ([], [])
    for token in all {
      tokens[token.kind] += 1
      if token.kind == .comment {
        comments.formUnion(token.firstLine...token.lastLine)
      } else {
        code.formUnion(token.firstLine...token.lastLine)
      }
      if token.kind == .identifier { names[String(decoding: bytes[token.range], as: UTF8.self), default: 0] += 1 }
    }
    let total = bytes.count { $0 == UInt8(ascii: "\n") } + (bytes.last == UInt8(ascii: "\n") || bytes.isEmpty ? 0 : 1)
    lines.code = code.count
    lines.comment = comments.subtracting(code).count
    lines.blank = total - lines.code - lines.comment
  }
}
