/// What the span of a statement says about its SQL.
struct SQLStatement: Equatable {
  /// What a statement does to the transaction it runs in.
  enum Role: Equatable {
    case ordinary
    case begin
    case savepoint
    case commit
    /// The end of a savepoint: of the transaction, if that has begun with it.
    case release
    case rollback
    /// GRDB's way to keep a connection from writing for some time.
    case queryOnly(Bool)
    /// A look at the schema, as GRDB takes before it uses a table, and again when somebody may have changed it.
    case schema
  }

  /// The operations and the tables in their order, `INSERT totals SELECT orders`, of at most 255 bytes.
  let summary: String
  /// The first operation; empty for SQL that has none.
  let operation: String
  /// The table, if it is only one.
  let collection: String?
  let role: Role
  /// The SQL without values: as it is when it has parameters, else with a question mark for each value in it.
  let text: String

  init(_ sql: String) {
    let bytes = Array(sql.utf8)
    var reader = SQLSummaryReader(bytes)
    reader.read()
    summary = reader.summary
    operation = reader.operations.first ?? ""
    collection = reader.tables.count == 1 ? reader.tables[0] : nil
    role = Self.role(reader)
    text = Self.withoutValues(sql, bytes)
  }

  private static func role(_ reader: SQLSummaryReader) -> Role {
    switch reader.summary {
    case "BEGIN": .begin
    case "SAVEPOINT": .savepoint
    case "COMMIT", "END": .commit
    case "RELEASE": .release
    case "ROLLBACK": .rollback
    case "PRAGMA query_only": .queryOnly(reader.lastLiteral == "1")
    default: isAboutSchema(reader) ? .schema : .ordinary
    }
  }

  private static func isAboutSchema(_ reader: SQLSummaryReader) -> Bool {
    func isName(_ name: Substring, of names: Set<Substring>) -> Bool {
      names.contains(name.split(separator: ".").last ?? "")
    }
    if reader.operations == ["PRAGMA"] {
      return isName(reader.summary.dropFirst("PRAGMA ".count), of: schemaPragmas)
    }
    return reader.operations.first == "SELECT" && !reader.tables.isEmpty
      && reader.tables.allSatisfy { isName($0[...], of: schemaTables) }
  }

  private static let schemaTables: Set<Substring> = [
    "sqlite_master", "sqlite_schema", "sqlite_temp_master", "sqlite_temp_schema",
  ]

  private static let schemaPragmas: Set<Substring> = [
    "schema_version", "database_list", "table_info", "table_xinfo", "table_list", "index_list", "index_info",
    "foreign_key_list",
  ]

  /// Literals in a statement with parameters are the programmer's, those in one without may be anybody's (OpenTelemetry
  /// conventions, Sanitization of db.query.text).
  private static func withoutValues(_ sql: String, _ bytes: [UInt8]) -> String {
    var literals: [Range<Int>] = []
    var keys = SQLKeys(bytes)
    for token in SQLTokens(bytes) {
      let isKey = keys.isKey(token)
      switch token {
      case .parameter: return sql
      case .literal(let range): literals.append(range)
      case .word(let range) where isKey: literals.append(range)
      case .quoted(let range) where isKey:
        literals.append(range.lowerBound - 1..<min(range.upperBound + 1, bytes.count))
      case .word, .quoted, .symbol: break
      }
    }
    guard !literals.isEmpty else { return sql }
    var text: [UInt8] = []
    var position = 0
    for literal in literals {
      text += bytes[position..<literal.lowerBound]
      text.append(UInt8(ascii: "?"))
      position = literal.upperBound
    }
    return String(decoding: text + bytes[position...], as: UTF8.self)
  }
}

extension SQLStatement {
  /// True for what SQLite reports of the inside of another statement: a trigger, or what a virtual table does.
  ///
  /// It puts dashes in front of the first line of that. Programmers begin statements with a comment as well; what comes
  /// after theirs is a statement of its own.
  static func isPartOfAnother(_ sql: String) -> Bool {
    guard sql.utf8.starts(with: "--".utf8) else { return false }
    let bytes = Array(sql.utf8)
    var tokens = SQLTokens(bytes)
    guard let token = tokens.next() else { return true }
    let comment = bytes.dropFirst(2).drop { $0 == UInt8(ascii: " ") }
    let word = String(decoding: comment.prefix { (65...90).contains($0) }, as: UTF8.self)
    guard word == "TRIGGER" || SQLSummaryReader.isOperation(word) else { return false }
    // The second line of a statement is no statement.
    guard case .word(let range) = token else { return true }
    return !SQLSummaryReader.isOperation(String(decoding: bytes[range], as: UTF8.self).uppercased())
  }
}
