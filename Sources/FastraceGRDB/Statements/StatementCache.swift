#if GRDB && Enable
  /// What was found out about the SQL of a connection, which an application repeats.
  struct StatementCache {
    /// So many texts are kept at most; then it begins anew.
    static let capacity = 256
    /// Longer texts are not kept: they are written by programs, with values in them, and do not come again.
    static let longestText = 4096

    private(set) var statements: [String: SQLStatement] = [:]

    mutating func statement(_ sql: String) -> SQLStatement {
      guard sql.utf8.count <= Self.longestText else { return SQLStatement(sql) }
      if let statement = statements[sql] { return statement }
      if statements.count == Self.capacity { statements.removeAll(keepingCapacity: true) }
      let statement = SQLStatement(sql)
      statements[sql] = statement
      return statement
    }
  }
#endif
