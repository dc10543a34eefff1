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
        var trace = StoredTrace(key: key)
        var scopes = ScopePlaces()
        let spans = try PreparedStatement(
          database, "SELECT body, scope FROM span WHERE trace = ? ORDER BY start, duration DESC, id")
        spans.bind(1, number)
        while try spans.next() {
          trace.spans.append(StoredTrace.Span(body: spans.bytes(0), scope: scopes.place(of: spans.integer(1))))
        }
        let logs = try PreparedStatement(
          database, "SELECT body, scope FROM log WHERE trace = ? ORDER BY time, digest")
        logs.bind(1, number)
        while try logs.next() {
          trace.logs.append(StoredTrace.Log(body: logs.bytes(0), scope: scopes.place(of: logs.integer(1))))
        }
        trace.scopes = try Self.scopes(scopes.numbers, database)
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

  /// Which place of a list each scope has.
  private struct ScopePlaces {
    private(set) var numbers: [Int64] = []
    private var places: [Int64: Int] = [:]

    mutating func place(of number: Int64) -> Int {
      if let place = places[number] { return place }
      places[number] = numbers.count
      numbers.append(number)
      return numbers.count - 1
    }
  }
#endif
