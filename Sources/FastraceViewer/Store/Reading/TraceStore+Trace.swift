#if Viewer
  import GRDB

  extension TraceStore {
    /// The trace with this id; nil when there is none.
    package func trace(_ key: TraceKey) async throws -> StoredTrace? {
      try await database.read { database in
        let find = try PreparedStatement(database, "SELECT id FROM trace WHERE key = ?")
        find.bind(1, key.bytes)
        guard try find.next() else { return nil }
        let number = find.integer(0)
        find.reset()
        let spans = try PreparedStatement(
          database, "SELECT body, scope FROM span WHERE trace = ? ORDER BY start, duration DESC, id")
        spans.bind(1, number)
        var trace = StoredTrace(key: key, scopes: [], spans: [])
        var numbers: [Int64] = []
        var places: [Int64: Int] = [:]
        while try spans.next() {
          let scope = spans.integer(1)
          let place = places[scope] ?? numbers.count
          if place == numbers.count {
            places[scope] = place
            numbers.append(scope)
          }
          trace.spans.append(StoredTrace.Span(body: spans.bytes(0), scope: place))
        }
        trace.scopes = try Self.scopes(numbers, database)
        return trace
      }
    }

    private static func scopes(_ numbers: [Int64], _ database: Database) throws -> [StoredTrace.Scope] {
      let statement = try PreparedStatement(database, "SELECT service, resource, scope FROM scope WHERE id = ?")
      return try numbers.map { number in
        statement.bind(1, number)
        guard try statement.next() else { return StoredTrace.Scope(service: "", resource: [], scope: []) }
        defer { statement.reset() }
        return StoredTrace.Scope(service: statement.text(0), resource: statement.bytes(1), scope: statement.bytes(2))
      }
    }
  }
#endif
