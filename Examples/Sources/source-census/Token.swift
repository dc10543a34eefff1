/// A piece of source text.
struct Token: Sendable {
  enum Kind: Int, Sendable, CaseIterable {
    case identifier, keyword, punctuation, number, string, comment

    var name: String {
      switch self {
      case .identifier: "identifiers"
      case .keyword: "keywords"
      case .punctuation: "punctuation"
      case .number: "numbers"
      case .string: "strings"
      case .comment: "comments"
      }
    }
  }

  var kind: Kind
  /// Positions of bytes in the file.
  var range: Range<Int>
  /// Counted from 1.
  var firstLine: Int
  var lastLine: Int
}

enum Keywords {
  static func of(_ language: Language) -> Set<String> { language == .swift ? swift : c }

  private static let swift = words(
    """
    actor any as associatedtype async await borrowing break case catch class consuming continue convenience default \
    defer deinit do dynamic else enum extension fallthrough false fileprivate final for func guard if import in \
    indirect init inout internal is isolated lazy let mutating nil nonisolated open operator override package \
    postfix precedencegroup prefix private protocol public repeat required rethrows return self Self sending some \
    static struct subscript super switch throw throws true try typealias unowned unsafe var weak where while
    """)
  private static let c = words(
    """
    auto bool break case char const continue default do double else enum extern false float for goto if inline int \
    long register restrict return short signed sizeof static struct switch true typedef union unsigned void volatile \
    while
    """)

  private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
}
