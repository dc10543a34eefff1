#if Viewer
  import GRDB
  import Testing

  @testable import FastraceViewer

  @Suite struct FailedCommitTests {
    /// A transaction that fails when it ends has written nothing, whatever the writer remembers of it.
    @Test func forgetsWhatWasNotWritten() async throws {
      let store = try TraceStore(StoreOptions())
      try await store.take(Sample.traces(1...1))
      try await store.database.write { try $0.execute(sql: Self.problemHandler) }
      let message = Sample.message([Sample.span(1, trace: 2, name: "new")], service: "new")
      await #expect(throws: IntakeFailure.self) { try await store.take(message) }
      #expect(try await store.size().spans == 10)
      try await store.database.write { try $0.execute(sql: "DROP TRIGGER problemHandler") }
      try await store.take(message)
      let trace = try #require(try await store.search(TraceSearch()).traces.first { $0.key == Sample.key(2) })
      #expect(trace.rootName == "new" && trace.rootService == "new")
      #expect(try await store.services().map(\.name) == ["new", "shop"])
      #expect(try await store.spans(of: Sample.key(2)).count == 1)
      #expect(try await store.size() == counted(store))
    }

    /// Rows that refer to nothing, which SQLite finds out at the end.
    private static let problemHandler = """
      CREATE TABLE parent (id INTEGER PRIMARY KEY);
      CREATE TABLE child (parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED);
      CREATE TRIGGER problemHandler AFTER INSERT ON trace BEGIN INSERT INTO child VALUES (1); END;
      """

    /// What is kept up while rows come and go is what is there.
    @Test func countsWhatIsThere() async throws {
      var options = StoreOptions()
      options.retention.maximumTraces = 20
      let store = try TraceStore(options)
      #expect(try await store.size() == counted(store))
      for number in UInt64(1)...60 {
        try await store.take(logs: Sample.message(logs: [Sample.log("early", trace: number)]))
        if number % 3 != 0 { try await store.take(Sample.traces(number...number, spans: 3)) }
        // Once more, with one that is new.
        if number % 4 == 0 { try await store.take(Sample.traces(number...number, spans: 4)) }
        #expect(try await store.size() == counted(store))
      }
      #expect(try await store.size().spans > 30)
    }

    private func counted(_ store: TraceStore) async throws -> TraceStore.Size {
      var size = try await store.size()
      (size.traces, size.spans, size.logs) = try await store.database.read { database in
        func count(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: "SELECT count(*) FROM \(sql)") ?? -1 }
        return (try count("trace WHERE spans > 0"), try count("span"), try count("log"))
      }
      return size
    }
  }
#endif
