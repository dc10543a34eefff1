#if GRDB
  import Fastrace
  import FastraceGRDB
  import FastraceTesting
  import GRDB
  import Testing

  /// Spans around the closures that use a database.
  @Suite(.enabled(if: TestTrace.isAvailable)) struct AccessTests {
    @Test func everyWayToAccessKeepsTheParent() async throws {
      let shop = try Shop()
      let pool = try shop.pool()
      let trace = try await TestTrace.collect {
        synchronously(pool)
        _ = try await pool.tracedRead("await read") { try Int.fetchOne($0, sql: "SELECT 1") }
        try await pool.tracedWrite("await write") { try $0.execute(sql: "DELETE FROM sale") }
        try await pool.tracedWriteWithoutTransaction("await bare") { try $0.execute(sql: "DELETE FROM sale") }
        await withCheckedContinuation { done in
          pool.tracedAsyncRead("async read") { database in
            _ = try? Int.fetchOne(database.get(), sql: "SELECT 1")
            done.resume()
          }
        }
        await withCheckedContinuation { done in
          pool.tracedAsyncWrite("async write") {
            try $0.execute(sql: "DELETE FROM sale")
          } completion: { _, _ in
            done.resume()
          }
        }
        // The queue of the writer is serial: this waits until the span before has ended.
        try await pool.tracedWriteWithoutTransaction("last") { _ in }
        // And this for the reader.
        try pool.close()
      }
      let write = "\n    transaction\n      BEGIN\n      COMMIT\n      DELETE sale"
      try trace.expectTree(
        """
        test
          async read
            SELECT
          async write\(write)
          await bare
            DELETE sale
          await read
            SELECT
          await write\(write)
          bare
            DELETE sale
          last
          read
            SELECT
          write\(write)
        """, showing: [])
      try trace.expectSpan(named: "read", properties: ["db.system.name": "sqlite", "db.namespace": "shop.sqlite"])
    }

    @Test func everyWayToAccessHasTheNameOfItsDatabase() async throws {
      var tracing = GRDBTracing()
      tracing.namespace = "shop"
      let shop = try Shop()
      let pool = try shop.pool(tracing)
      let other = try Shop.inMemory()
      let trace = try await TestTrace.collect {
        synchronously(pool)
        _ = try await pool.tracedRead { try Int.fetchOne($0, sql: "SELECT 1") }
        try await pool.tracedWrite { try $0.execute(sql: "DELETE FROM sale") }
        try await pool.tracedWriteWithoutTransaction { try $0.execute(sql: "DELETE FROM sale") }
        await withCheckedContinuation { done in pool.tracedAsyncRead { _ in done.resume() } }
        await withCheckedContinuation { done in
          pool.tracedAsyncWrite { _ in
          } completion: { _, _ in
            done.resume()
          }
        }
        _ = try await other.tracedRead("other") { try Int.fetchOne($0, sql: "SELECT 1") }
        try await pool.writeWithoutTransaction { _ in }
        try pool.close()
      }
      let names = Set(trace.spans.filter { !["test", "other"].contains($0.name) }.map { $0[property: "db.namespace"] })
      #expect(names == ["shop", ":memory:"])
      for name in ["read", "write", "bare"] {
        #expect(trace.spans(named: name).allSatisfy { $0[property: "db.namespace"] == "shop" })
      }
      try trace.expectSpan(named: "other", properties: ["db.namespace": ":memory:"])
    }

    private func synchronously(_ pool: DatabasePool) {
      do {
        _ = try pool.tracedRead { try Int.fetchOne($0, sql: "SELECT 1") }
        try pool.tracedWrite { try $0.execute(sql: "DELETE FROM sale") }
        try pool.tracedWriteWithoutTransaction("bare") { try $0.execute(sql: "DELETE FROM sale") }
      } catch {
        Issue.record(error)
      }
    }

    @Test func errorsOfSQLiteAreRecorded() async throws {
      let queue = try Shop.inMemory()
      let trace = try await TestTrace.collect {
        await #expect(throws: DatabaseError.self) {
          try await queue.tracedWrite {
            try $0.execute(sql: "INSERT INTO item (name) VALUES (?)", arguments: ["tea"])
          }
        }
        await #expect(throws: DatabaseError.self) {
          try await queue.tracedRead("syntax") { try $0.execute(sql: "SELEKT") }
        }
      }
      let unique = try trace.expectSpan(
        named: "write", status: .error, properties: ["db.response.status_code": "2067", "error.type": "2067"])
      #expect(unique.status.message.contains("UNIQUE constraint failed: item.name"))
      #expect(!unique.status.message.contains("tea"))
      #expect(unique.events.map(\.name) == ["exception"])
      try trace.expectSpan(named: "transaction", under: "write", properties: ["db.operation.name": "ROLLBACK"])
      try trace.expectSpan(named: "syntax", status: .error, properties: ["db.response.status_code": "1"])
      try trace.expectNoOrphans()
    }

    @Test func otherErrorsAreRecordedAndCancellationIsNone() async throws {
      struct Refused: Error {}
      let queue = try Shop.inMemory()
      let trace = try await TestTrace.collect {
        _ = try? await queue.tracedRead("refused") { _ in throw Refused() }
        _ = try? await queue.tracedRead("cancelled") { _ in throw CancellationError() }
      }
      let refused = try trace.expectSpan(named: "refused", status: .error)
      #expect(refused[property: "db.response.status_code"] == nil)
      try trace.expectSpan(named: "cancelled", status: .unset)
    }

    @Test func errorsOfScheduledAccessesAreRecorded() async throws {
      let shop = try Shop()
      let pool = try shop.pool()
      let trace = try await TestTrace.collect {
        await withCheckedContinuation { done in
          pool.tracedAsyncWrite {
            try $0.execute(sql: "INSERT INTO item (name) VALUES ('tea')")
          } completion: { _, result in
            if case .success = result { Issue.record("the name is there already") }
            done.resume()
          }
        }
        try await pool.writeWithoutTransaction { _ in }
        try pool.close()
        await withCheckedContinuation { done in pool.tracedAsyncRead("closed") { _ in done.resume() } }
      }
      try trace.expectSpan(named: "write", status: .error, properties: ["error.type": "2067"])
      try trace.expectSpan(named: "closed", status: .error, properties: ["error.type": "21"])
      // GRDB's description of the error has the SQL, and the value in it.
      let write = try #require(trace.spans(named: "write").first)
      #expect(write.status == .error("SQLite error 2067: UNIQUE constraint failed: item.name"))
      #expect(!"\(write.events) \(write.properties)".contains("tea"))
    }

    @Test func concurrentReadersOfAPoolKeepTheirParents() async throws {
      let shop = try Shop()
      let pool = try shop.pool()
      let trace = try await TestTrace.collect {
        try await withThrowingTaskGroup { group in
          for number in 0..<60 {
            group.addTask {
              try await TraceSpan.with("caller \(number)") {
                _ = try await pool.tracedRead("read \(number)") {
                  try Row.fetchAll($0, sql: "SELECT \(number), name FROM item").count
                }
                try await pool.tracedWrite("write \(number)") {
                  try $0.execute(sql: "INSERT INTO sale (item) VALUES (1)")
                }
              }
            }
          }
          try await group.waitForAll()
        }
      }
      try trace.expectNoOrphans()
      try trace.expectSpans(named: "SELECT item", count: 60)
      try trace.expectSpans(named: "INSERT sale", count: 60)
      for number in 0..<60 {
        let read = try trace.expectSpan(named: "read \(number)", under: "caller \(number)")
        #expect(trace.children(of: read).map(\.name) == ["SELECT item"])
        let write = try trace.expectSpan(named: "write \(number)", under: "caller \(number)")
        #expect(trace.children(of: write).map(\.name) == ["transaction"])
      }
    }
  }
#endif
