#if GRDB
  import FastraceGRDB
  import GRDB
  import Testing

  /// What databases do does not depend on tracing, whether it is compiled in or not.
  @Suite struct PassingOnTests {
    @Test func rowsAreThoseOfTheDatabase() async throws {
      let shop = try Shop()
      let pool = try shop.pool()
      try await pool.tracedWrite("sell") { try $0.execute(sql: "INSERT INTO sale (item) VALUES (?)", arguments: [2]) }
      let names = try await pool.tracedRead("names") { database in
        try String.fetchAll(database, sql: "SELECT name FROM sale JOIN item ON item.id = sale.item")
      }
      #expect(names == ["milk"])
    }

    @Test func errorsAreThoseOfTheDatabaseAndUndoTheTransaction() async throws {
      let queue = try Shop.inMemory()
      let error = await #expect(throws: DatabaseError.self) {
        try await queue.tracedWrite("add") { database in
          try database.execute(sql: "INSERT INTO item (name) VALUES ('salt')")
          try database.execute(sql: "INSERT INTO item (name) VALUES ('tea')")
        }
      }
      #expect(error?.resultCode == .SQLITE_CONSTRAINT)
      #expect(try await queue.tracedRead("count") { try Int.fetchOne($0, sql: "SELECT count(*) FROM item") } == 3)
    }
  }
#endif
