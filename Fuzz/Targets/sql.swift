import FuzzSupport

@testable import FastraceGRDB

/// What a span says about a statement of SQL.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzInput.run(data, count) { input in
    let sql = input.text
    checkTokens(Array(sql.utf8))
    let statement = SQLStatement(sql)
    require(statement.summary.utf8.count <= 255, "the length of a summary")
    require(statement.text.utf8.count <= sql.utf8.count, "a question mark is no longer than a value")
    requireEqual(SQLStatement(statement.text).text, statement.text, "without values already")
    if !hasParameter(sql) { require(!hasLiteral(statement.text), "a value is left in \(statement.text)") }
    _ = SQLStatement.isPartOfAnother(sql)
  }
}

/// Tokens come in their order, and end within the statement.
private func checkTokens(_ bytes: [UInt8]) {
  var end = 0
  var count = 0
  for token in SQLTokens(bytes) {
    count += 1
    guard let range = range(of: token) else { continue }
    require(range.lowerBound >= end && range.upperBound <= bytes.count, "a token lies behind the one before it")
    end = range.upperBound
  }
  require(count <= bytes.count, "a token has a byte")
}

private func range(of token: SQLToken) -> Range<Int>? {
  switch token {
  case .word(let range), .quoted(let range), .literal(let range), .parameter(let range): range
  case .symbol: nil
  }
}

private func hasLiteral(_ sql: String) -> Bool {
  SQLTokens(Array(sql.utf8)).contains { if case .literal = $0 { true } else { false } }
}

private func hasParameter(_ sql: String) -> Bool {
  SQLTokens(Array(sql.utf8)).contains { if case .parameter = $0 { true } else { false } }
}
