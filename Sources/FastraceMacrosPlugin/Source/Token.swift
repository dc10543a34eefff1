/// A piece of Swift source that the grammar does not divide further: a name, a literal, an operator, a bracket.
///
/// Names of keywords are tokens of the kind `name`: which of them is a keyword depends on where it stands.
struct Token: Equatable {
  enum Kind: Equatable {
    /// An identifier or a keyword; also `$0`, and one in backticks, which are part of it.
    case name
    case number
    /// A whole string literal, with its quotes and pounds, and everything that is interpolated in it.
    case string
    /// A whole regular expression with its delimiters.
    case regex
    /// As many characters as belong together: `->`, `?`, `..<`.
    case symbol
    /// A bracket, or one of `, : ; . @ \`.
    case punctuation
    /// `#if`, `#selector`, `#` in front of the name of a macro: the pound and the name.
    case pound
    case end
  }

  var kind: Kind
  /// Where it is, in bytes of the source.
  var range: Range<Int>
  /// True when there is a line break between the token before and this one.
  var isFirstInLine: Bool
}
