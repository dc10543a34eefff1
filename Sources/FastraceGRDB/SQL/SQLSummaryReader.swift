/// Reads which operations a statement consists of, and which tables they are for.
///
/// It goes by keywords, as OpenTelemetry's conventions advise (section Generating query summary); it does not have to
/// understand SQL, and never fails.
struct SQLSummaryReader {
  private(set) var operations: [String] = []
  private(set) var tables: [String] = []
  /// The last value that is written into the statement.
  private(set) var lastLiteral = ""
  private var parts: [String] = []

  private var tokens: SQLTokens
  private var lookahead: SQLToken?
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    tokens = SQLTokens(bytes)
    lookahead = tokens.next()
  }

  /// The operations and tables in their order; cut between two of them when it would be longer than 255 bytes.
  var summary: String {
    var summary = ""
    for part in parts {
      guard summary.utf8.count + part.utf8.count < 255 else { break }
      summary += (summary.isEmpty ? "" : " ") + part
    }
    return summary
  }

  /// True for a keyword, in capitals, that statements begin with.
  static func isOperation(_ word: String) -> Bool {
    isQuery(word) || ["WITH", "PRAGMA", "CREATE", "DROP", "ALTER", "BEGIN", "COMMIT", "ROLLBACK"].contains(word)
  }

  mutating func read() {
    guard let first = keyword() else { return }
    switch first {
    case "CREATE", "DROP", "ALTER": readDefinition()
    case "PRAGMA": readPragma()
    case "ROLLBACK": add(operation: rollsBackToSavepoint() ? "ROLLBACK TO" : first)
    case _ where Self.isQuery(first) || first == "WITH" || first == "EXPLAIN": readQuery()
    default: add(operation: first)
    }
  }

  // MARK: Kinds of statements

  /// `CREATE UNIQUE INDEX IF NOT EXISTS name`: the operation has two words.
  private mutating func readDefinition() {
    var operation = take() ?? ""
    while let word = keyword() {
      _ = take()
      if ["TEMP", "TEMPORARY", "UNIQUE", "VIRTUAL"].contains(word) { continue }
      operation += " " + word
      break
    }
    add(operation: operation)
    while let word = keyword(), ["IF", "NOT", "EXISTS"].contains(word) { _ = take() }
    if let name = name() { add(table: name) }
  }

  private mutating func readPragma() {
    add(operation: take() ?? "")
    if let name = name() { parts.append(name) }
    while let token = advance() {
      if case .literal(let range) = token { lastLiteral = text(range) }
    }
  }

  private mutating func rollsBackToSavepoint() -> Bool {
    _ = take()
    while let word = keyword() {
      if word == "TO" { return true }
      _ = take()
    }
    return false
  }

  private mutating func readQuery() {
    var previous = ""
    var isListing = false
    while lookahead != nil {
      guard let word = keyword() else {
        if advance() == .symbol(UInt8(ascii: ",")), isListing { isListing = readTable() } else { isListing = false }
        continue
      }
      _ = take()
      if Self.isQuery(word), !["ON", "DO", "OR"].contains(previous), word != "REPLACE" || operations.isEmpty {
        add(operation: word)
      }
      switch word {
      case "FROM", "JOIN", "INTO": isListing = readTable() && word == "FROM"
      case "UPDATE" where !["ON", "DO", "OR"].contains(previous): isListing = readUpdatedTable()
      case _ where Self.endsListOfTables.contains(word): isListing = false
      default: break
      }
      previous = word
    }
  }

  /// `UPDATE OR IGNORE name`.
  private mutating func readUpdatedTable() -> Bool {
    if keyword() == "OR" {
      _ = take()
      _ = take()
    }
    _ = readTable()
    return false
  }

  private mutating func readTable() -> Bool {
    guard let name = name() else { return false }
    add(table: name)
    skipAlias()
    return true
  }

  /// A name after a table, unless it is a keyword that goes on with the statement.
  private mutating func skipAlias() {
    if keyword() == "AS" {
      _ = take()
      _ = name()
    } else if let word = keyword(), !Self.endsListOfTables.contains(word), word != "JOIN", word != "SELECT" {
      _ = take()
    } else if case .quoted = lookahead {
      _ = advance()
    }
  }

  // MARK: Tokens

  private mutating func advance() -> SQLToken? {
    let token = lookahead
    lookahead = tokens.next()
    return token
  }

  /// The next token in capitals if it is a word.
  private func keyword() -> String? {
    if case .word(let range) = lookahead { text(range).uppercased() } else { nil }
  }

  /// The next token in capitals if it is a word, which it then goes past.
  private mutating func take() -> String? {
    let word = keyword()
    if word != nil { _ = advance() }
    return word
  }

  /// A name, with its schema if it has one; nil, and nothing is taken, when there is none.
  private mutating func name() -> String? {
    guard var name = identifier() else { return nil }
    if lookahead == .symbol(UInt8(ascii: ".")) {
      _ = advance()
      if let second = identifier() { name += "." + second }
    }
    return name
  }

  private mutating func identifier() -> String? {
    switch lookahead {
    case .word(let range), .quoted(let range):
      _ = advance()
      return text(range)
    default: return nil
    }
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private mutating func add(operation: String) {
    operations.append(operation)
    parts.append(operation)
  }

  private mutating func add(table: String) {
    if !tables.contains(table) { tables.append(table) }
    parts.append(table)
  }

  private static func isQuery(_ word: String) -> Bool {
    ["SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE"].contains(word)
  }

  private static let endsListOfTables: Set<String> = [
    "WHERE", "ON", "USING", "SET", "VALUES", "GROUP", "ORDER", "LIMIT", "RETURNING", "INNER", "LEFT", "RIGHT", "FULL",
    "OUTER", "CROSS", "NATURAL", "UNION", "EXCEPT", "INTERSECT", "HAVING", "WINDOW", "INDEXED", "NOT", "DEFAULT",
  ]
}
