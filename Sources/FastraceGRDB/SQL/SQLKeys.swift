/// Finds the values that may stand in double quotes, or in none: the keys of encrypted databases above all, as in
/// `PRAGMA key = "x'2DD2'"` and `ATTACH 'file' AS other KEY "secret"`.
///
/// It is asked about the tokens of one statement, in their order.
struct SQLKeys {
  private let bytes: [UInt8]
  private var first: String?
  /// The name before, in capitals: of a pragma, its own.
  private var last = ""
  private var value = Value.none

  private enum Value {
    case none
    /// Of a pragma: what is quoted is no name.
    case pragma
    case key
  }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func isKey(_ token: SQLToken) -> Bool {
    switch token {
    case .word(let range):
      if value != .none { return value == .key }
      last = text(range)
      if first == nil { first = last }
      if first == "ATTACH", last == "KEY" { value = .key }
    case .quoted(let range):
      if value != .none { return true }
      last = text(range)
    case .symbol(UInt8(ascii: "=")), .symbol(UInt8(ascii: "(")):
      if first == "PRAGMA", value == .none { value = last.hasSuffix("KEY") ? .key : .pragma }
    case .literal, .parameter, .symbol: break
    }
    return false
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self).uppercased() }
}
