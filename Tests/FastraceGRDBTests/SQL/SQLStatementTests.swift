#if GRDB
  import Testing

  @testable import FastraceGRDB

  /// What is read from SQL.
  @Suite struct SQLStatementTests {
    @Test(
      arguments: [
        ("SELECT 1", "SELECT", nil),
        ("select * from item", "SELECT item", "item"),
        ("SELECT * FROM \"item\" AS i WHERE i.id = ?", "SELECT item", "item"),
        ("SELECT * FROM main.item, [sale] s, `other`", "SELECT main.item sale other", nil),
        ("SELECT * FROM item JOIN sale ON sale.item = item.id LEFT JOIN c USING (x)", "SELECT item sale c", nil),
        (
          "SELECT * FROM (SELECT id FROM item) WHERE id IN (SELECT item FROM sale)", "SELECT SELECT item SELECT sale",
          nil
        ),
        ("INSERT INTO item (name) VALUES (?) ON CONFLICT (name) DO UPDATE SET price = 1", "INSERT item", "item"),
        ("INSERT OR REPLACE INTO item DEFAULT VALUES", "INSERT item", "item"),
        ("REPLACE INTO item VALUES (1, replace('a', 'b', 'c'))", "REPLACE item", "item"),
        ("INSERT INTO total SELECT count(*) FROM sale", "INSERT total SELECT sale", nil),
        ("UPDATE OR IGNORE item SET price = (SELECT max(price) FROM item)", "UPDATE item SELECT item", "item"),
        ("DELETE FROM item WHERE name = 'FROM x'", "DELETE item", "item"),
        ("WITH t AS (SELECT 1) SELECT * FROM t", "SELECT SELECT t", "t"),
        ("EXPLAIN QUERY PLAN SELECT * FROM item", "SELECT item", "item"),
        ("-- all of them\nSELECT /* FROM nothing */ * FROM item", "SELECT item", "item"),
        (
          "CREATE TABLE IF NOT EXISTS \"my item\" (id INTEGER REFERENCES x ON DELETE CASCADE)", "CREATE TABLE my item",
          "my item"
        ),
        ("CREATE UNIQUE INDEX i ON item (name)", "CREATE INDEX i", "i"),
        ("CREATE TEMP TRIGGER t AFTER UPDATE ON item BEGIN SELECT 1; END", "CREATE TRIGGER t", "t"),
        ("DROP TABLE IF EXISTS item", "DROP TABLE item", "item"),
        ("ALTER TABLE item ADD COLUMN x", "ALTER TABLE item", "item"),
        ("PRAGMA journal_mode = wal", "PRAGMA journal_mode", nil),
        ("BEGIN IMMEDIATE TRANSACTION", "BEGIN", nil),
        ("COMMIT TRANSACTION", "COMMIT", nil),
        ("ROLLBACK TRANSACTION TO SAVEPOINT grdb", "ROLLBACK TO", nil),
        ("RELEASE SAVEPOINT grdb", "RELEASE", nil),
        ("VACUUM", "VACUUM", nil),
        ("", "", nil),
        ("-- nothing", "", nil),
        ("'text", "", nil),
      ] as [(String, String, String?)])
    func summaries(_ sql: String, _ summary: String, _ collection: String?) {
      let statement = SQLStatement(sql)
      #expect(statement.summary == summary)
      #expect(statement.collection == collection)
    }

    @Test(
      arguments: [
        (
          "SELECT * FROM item WHERE name = 'O''Brien' AND price > 1.5e-3",
          "SELECT * FROM item WHERE name = ? AND price > ?"
        ),
        ("INSERT INTO item VALUES (x'00ff', -12, 0x1F, NULL)", "INSERT INTO item VALUES (?, -?, ?, NULL)"),
        ("SELECT \"a\" FROM t1 WHERE b2 = 'open", "SELECT \"a\" FROM t1 WHERE b2 = ?"),
        ("SELECT 1 -- 'comment'", "SELECT ? -- 'comment'"),
        ("PRAGMA key = 'secret'", "PRAGMA key = ?"),
        ("PRAGMA key = \"x'2DD29C'\"", "PRAGMA key = ?"),
        ("PRAGMA main.rekey(secret)", "PRAGMA main.rekey(?)"),
        ("PRAGMA main.\"key\" = secret", "PRAGMA main.\"key\" = ?"),
        ("PRAGMA cipher_salt = \"x'01'\"", "PRAGMA cipher_salt = ?"),
        ("PRAGMA foreign_keys = ON", "PRAGMA foreign_keys = ON"),
        ("ATTACH 'a.db' AS \"a\" KEY \"secret\"", "ATTACH ? AS \"a\" KEY ?"),
        // Who uses parameters has put the secrets there.
        ("SELECT * FROM item WHERE id = ? LIMIT 10", "SELECT * FROM item WHERE id = ? LIMIT 10"),
        ("SELECT * FROM item WHERE id = :id LIMIT 10", "SELECT * FROM item WHERE id = :id LIMIT 10"),
        ("SELECT * FROM item", "SELECT * FROM item"),
      ])
    func values(_ sql: String, _ text: String) { #expect(SQLStatement(sql).text == text) }

    @Test func roles() {
      #expect(SQLStatement("BEGIN").role == .begin)
      #expect(SQLStatement("SAVEPOINT a").role == .savepoint)
      #expect(SQLStatement("END").role == .commit)
      #expect(SQLStatement("RELEASE a").role == .release)
      #expect(SQLStatement("ROLLBACK").role == .rollback)
      #expect(SQLStatement("ROLLBACK TO a").role == .ordinary)
      #expect(SQLStatement("PRAGMA query_only = 1").role == .queryOnly(true))
      #expect(SQLStatement("PRAGMA query_only = 0").role == .queryOnly(false))
      #expect(SQLStatement("PRAGMA main.table_xinfo('item')").role == .schema)
      #expect(SQLStatement("SELECT type FROM main.sqlite_master").role == .schema)
      #expect(SQLStatement("SELECT name FROM sqlite_master, item").role == .ordinary)
      #expect(SQLStatement("PRAGMA journal_mode").role == .ordinary)
    }

    @Test func partsOfOtherStatements() {
      #expect(SQLStatement.isPartOfAnother("-- TRIGGER t"))
      #expect(SQLStatement.isPartOfAnother("-- INSERT INTO a VALUES (1)"))
      #expect(SQLStatement.isPartOfAnother("-- -- TRIGGER t"))
      #expect(!SQLStatement.isPartOfAnother("-- The items\nSELECT * FROM item"))
      #expect(SQLStatement.isPartOfAnother("-- SELECT name,\n  id FROM a"))
      #expect(!SQLStatement.isPartOfAnother("-- SELECT the newest\nSELECT * FROM item"))
      #expect(!SQLStatement.isPartOfAnother("-- -- New\nDELETE FROM item"))
      #expect(!SQLStatement.isPartOfAnother("SELECT 1"))
    }

    #if Enable
      @Test func longTextsAreNotKept() {
        var cache = StatementCache()
        let long = "SELECT '\(String(repeating: "a", count: StatementCache.longestText))'"
        #expect(cache.statement(long).text == "SELECT ?")
        #expect(cache.statements.isEmpty)
        _ = cache.statement("SELECT 1")
        #expect(cache.statements.count == 1)
      }
    #endif

    @Test func summariesHaveABound() {
      let sql = "SELECT * FROM " + (0..<500).map { "table\($0)" }.joined(separator: ", ")
      let statement = SQLStatement(sql)
      #expect(statement.summary.utf8.count <= 255)
      #expect(statement.summary.hasPrefix("SELECT table0 table1"))
    }

    /// Whatever comes, nothing traps, and every summary has its bound.
    @Test func arbitraryText() {
      var generator = SystemRandomNumberGenerator()
      let pieces = [
        "SELECT", "FROM", "INSERT", "INTO", "item", "'a''b'", "\"x", "[", "]", "`", "(", ")", ",", ".", "--", "/*",
        "*/",
        "\n", "1e", "1e+", "0x", "x'", "?", ":", "é", "\u{0}", " ", "UPDATE", "OR", "AS", "PRAGMA", "CREATE",
      ]
      for _ in 0..<20_000 {
        let sql = (0..<Int.random(in: 0..<12, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }
          .joined(separator: Bool.random(using: &generator) ? " " : "")
        let statement = SQLStatement(sql)
        #expect(statement.summary.utf8.count <= 255, "\(sql)")
        _ = SQLStatement.isPartOfAnother(sql)
      }
    }
  }
#endif
