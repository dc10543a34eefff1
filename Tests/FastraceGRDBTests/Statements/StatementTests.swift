#if GRDB
  import Fastrace
  import FastraceGRDB
  import FastraceTesting
  import GRDB
  import Synchronization
  import Testing

  /// What is recorded of statements and transactions.
  @Suite(.enabled(if: TestTrace.isAvailable)) struct StatementTests {
    @Test func aStatementHasItsProperties() async throws {
      let shop = try Shop()
      let queue = try shop.queue()
      let trace = try await TestTrace.collect {
        try await queue.read { _ = try Row.fetchAll($0, sql: "SELECT * FROM item WHERE name = ?", arguments: ["tea"]) }
      }
      let span = try trace.expectSpan(named: "SELECT item", under: "test", kind: .client, status: .unset)
      #expect(
        span.properties.map(\.key) == [
          "db.system.name", "db.namespace", "db.query.summary", "db.operation.name", "db.collection.name",
          "db.query.text",
        ])
      #expect(span[property: "db.query.summary"] == "SELECT item")
      #expect(span[property: "db.system.name"] == "sqlite")
      #expect(span[property: "db.namespace"] == "shop.sqlite")
      #expect(span[property: "db.operation.name"] == "SELECT")
      #expect(span[property: "db.collection.name"] == "item")
      #expect(span[property: "db.query.text"] == "SELECT * FROM item WHERE name = ?")
    }

    @Test func valuesAreRecordedOnRequestOnly() async throws {
      let sql = "SELECT * FROM item WHERE name = ?"
      for (text, expected) in [
        (GRDBTracing.QueryText.none, nil), (.parameterized, sql),
        (.withValues, "SELECT * FROM item WHERE name = 'tea'"),
      ] {
        var tracing = GRDBTracing()
        tracing.queryText = text
        let queue = try Shop.inMemory(tracing)
        let trace = try await TestTrace.collect {
          try await queue.read { _ = try Row.fetchOne($0, sql: sql, arguments: ["tea"]) }
        }
        let span = try trace.expectSpan(named: "SELECT item")
        #expect(span[property: "db.query.text"] == expected.map { .string($0) })
        #expect(span[property: "db.namespace"] == ":memory:")
      }
    }

    @Test func aWriteHasItsTransaction() async throws {
      let queue = try Shop.inMemory()
      let trace = try await TestTrace.collect {
        try await queue.tracedWrite("save") { database in
          try database.execute(sql: "INSERT INTO item (name) VALUES (?)", arguments: ["salt"])
          try TraceSpan.with("count") { _ in _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM item") }
        }
      }
      try trace.expectTree(
        """
        test
          save
            count
              SELECT item [client]
            transaction
              BEGIN [client]
              COMMIT [client]
              INSERT item [client]
        """, showing: .kinds)
      try trace.expectSpan(
        named: "transaction", properties: ["db.operation.name": "COMMIT", "db.system.name": "sqlite"])
    }

    @Test func aTransactionThatIsRolledBackSaysSo() async throws {
      let queue = try Shop.inMemory()
      let trace = try await TestTrace.collect {
        try await queue.tracedWriteWithoutTransaction { database in
          try database.inTransaction {
            try database.execute(sql: "DELETE FROM sale")
            return .rollback
          }
        }
      }
      try trace.expectTree(
        """
        test
          write
            transaction
              BEGIN [client]
              DELETE sale [client]
              ROLLBACK [client]
        """, showing: .kinds)
      try trace.expectSpan(named: "transaction", properties: ["db.operation.name": "ROLLBACK"])
    }

    @Test func savepointsArePartOfTheirTransaction() async throws {
      let queue = try Shop.inMemory()
      let trace = try await TestTrace.collect {
        try await queue.write { database in
          try database.inSavepoint {
            try database.execute(sql: "DELETE FROM sale")
            return .rollback
          }
        }
      }
      try trace.expectSpans(named: "transaction", count: 1)
      try trace.expectSpan(named: "ROLLBACK TO", under: "transaction")
      try trace.expectSpan(named: "transaction", properties: ["db.operation.name": "COMMIT"])
    }

    /// GRDB's own COMMIT comes after it, and has no span either way.
    @Test func aSavepointOfAReadDoesNotEndTheRead() async throws {
      let queue = try Shop.inMemory()
      let trace = try await TestTrace.collect {
        try await queue.read { database in
          try database.inSavepoint {
            _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM item")
            return .commit
          }
          _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM sale")
        }
      }
      #expect(trace.spans.map(\.name).sorted() == ["RELEASE", "SAVEPOINT", "SELECT item", "SELECT sale", "test"])
    }

    @Test func aStatementMayBeginWithAComment() async throws {
      let queue = try Shop.inMemory()
      let trace = try await TestTrace.collect {
        try await queue.read { _ = try Int.fetchOne($0, sql: "-- SELECT the newest\nSELECT max(id) FROM item") }
      }
      try trace.expectSpan(named: "SELECT item", under: "test")
    }

    @Test func aConstraintThatRollsBackByItselfEndsTheTransaction() async throws {
      let queue = try Shop.inMemory()
      let trace = try await TestTrace.collect {
        _ = try? await queue.write {
          try $0.execute(sql: "INSERT OR ROLLBACK INTO item (name) VALUES ('tea')")
        }
        try await queue.write { try $0.execute(sql: "DELETE FROM sale") }
      }
      try trace.expectSpans(named: "transaction", count: 2)
      try trace.expectSpan(named: "transaction", properties: ["db.operation.name": "ROLLBACK"])
      try trace.expectSpan(named: "transaction", properties: ["db.operation.name": "COMMIT"])
    }

    @Test func readsShowOnlyTheirQueries() async throws {
      let shop = try Shop()
      let queue = try shop.queue()
      let pool = try DatabasePool(path: shop.path, configuration: GRDB.Configuration().traced())
      let trace = try await TestTrace.collect {
        _ = try await queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM item") }
        _ = try await pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM item") }
        try await queue.write { try $0.execute(sql: "DELETE FROM sale") }
      }
      try trace.expectTree(
        """
        test
          SELECT item [client]
          SELECT item [client]
          transaction
            BEGIN [client]
            COMMIT [client]
            DELETE sale [client]
        """, showing: .kinds)
    }

    @Test func cursorsThatInterleaveHaveTheirOwnTimes() async throws {
      let queue = try Shop.inMemory()
      let trace = try await TestTrace.collect {
        try await queue.read { database in
          let items = try Row.fetchCursor(database, sql: "SELECT name FROM item")
          _ = try items.next()
          let sales = try Row.fetchCursor(database, sql: "SELECT id FROM sale")
          #expect(try sales.next() == nil)
          while try items.next() != nil {}
        }
      }
      let items = try trace.expectSpan(named: "SELECT item", under: "test")
      let sales = try trace.expectSpan(named: "SELECT sale", under: "test")
      #expect(items.startUnixNanoseconds <= sales.startUnixNanoseconds)
      #expect(items.endUnixNanoseconds >= sales.endUnixNanoseconds)
    }

    @Test func aCursorThatIsGivenUpEnds() async throws {
      let queue = try Shop.inMemory()
      let trace = try await TestTrace.collect {
        try await queue.read { database in
          do {
            let items = try Row.fetchCursor(database, sql: "SELECT name FROM item")
            _ = try items.next()
          }
          _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM sale")
        }
      }
      try trace.expectSpans(named: "SELECT item", count: 1)
      try trace.expectSpans(named: "SELECT sale", count: 1)
    }

    @Test func triggersHaveNoSpansOfTheirOwn() async throws {
      let queue = try Shop.inMemory()
      try await queue.write {
        try $0.execute(
          sql:
            "CREATE TRIGGER sold AFTER INSERT ON sale BEGIN UPDATE item SET price = price + 1 WHERE id = new.item; END")
      }
      let trace = try await TestTrace.collect {
        try await queue.write { try $0.execute(sql: "INSERT INTO sale (item) VALUES (1), (2)") }
      }
      #expect(trace.spans.map(\.name).sorted() == ["BEGIN", "COMMIT", "INSERT sale", "test", "transaction"])
    }

    @Test func filterNameAndProperties() async throws {
      var tracing = GRDBTracing()
      tracing.filter = { !$0.hasPrefix("SELECT count") }
      tracing.spanName = { $0.hasPrefix("DELETE") ? "forget" : nil }
      tracing.onStatement = { sql, span in span.setProperty("length", sql.utf8.count) }
      tracing.recordsTransactions = false
      tracing.namespace = "shop"
      let queue = try Shop.inMemory(tracing)
      let trace = try await TestTrace.collect {
        try await queue.write { database in
          _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM item")
          try database.execute(sql: "DELETE FROM sale")
        }
      }
      #expect(trace.spans.map(\.name).sorted() == ["BEGIN", "COMMIT", "forget", "test"])
      try trace.expectSpan(named: "forget", under: "test", properties: ["length": 16, "db.namespace": "shop"])
    }

    @Test func nothingIsRecordedWithoutASpan() throws {
      let asked = Mutex(0)
      var tracing = GRDBTracing()
      tracing.filter = { _ in
        asked.withLock { $0 += 1 }
        return true
      }
      let queue = try Shop.inMemory(tracing)
      try queue.write { try $0.execute(sql: "DELETE FROM sale") }
      #expect(asked.withLock { $0 } == 0)
    }

    @Test func manyOpenCursorsAreBounded() async throws {
      let queue = try Shop.inMemory()
      let trace = try await TestTrace.collect {
        try await queue.read { database in
          let cursors = try (0..<100).map { try Row.fetchCursor(database, sql: "SELECT name, \($0) FROM item") }
          for cursor in cursors { _ = try cursor.next() }
        }
      }
      try trace.expectSpans(named: "SELECT item", count: 100)
    }
  }
#endif
