#if Viewer
  import GRDB

  /// Writes the rows of spans.
  struct SpanWriter {
    /// Of a span, the numbers of what it belongs to.
    struct Place {
      var trace: Int64
      var operation: Int64
      var scope: Int64
    }

    /// What stood in the place of a span that arrives again.
    struct Former {
      var operation: Int64
      var isError: Bool
    }

    private let database: Database
    private let insert: PreparedStatement
    private let find: PreparedStatement
    private let delete: PreparedStatement

    init(_ database: Database) throws {
      self.database = database
      insert = try PreparedStatement(
        database,
        """
        INSERT INTO span (trace, id, parent, operation, scope, start, duration, traits, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """)
      find = try PreparedStatement(database, "SELECT operation, traits FROM span WHERE trace = ? AND id = ?")
      delete = try PreparedStatement(database, "DELETE FROM span WHERE trace = ? AND id = ?")
    }

    /// Writes a span; one with the same id is replaced and returned.
    func write(_ span: IncomingSpan, at place: Place) throws -> Former? {
      if try insert(span, at: place) { return nil }
      find.bind(1, place.trace)
      find.bind(2, span.id)
      guard try find.next() else { throw StoreFailure("a span is there and is not") }
      let former = Former(operation: find.integer(0), isError: SpanTraits(rawValue: find.integer(1)).isError)
      find.reset()
      delete.bind(1, place.trace)
      delete.bind(2, span.id)
      try delete.run()
      _ = try insert(span, at: place)
      return former
    }

    private func insert(_ span: IncomingSpan, at place: Place) throws -> Bool {
      insert.bind(1, place.trace)
      insert.bind(2, span.id)
      insert.bind(3, span.parent)
      insert.bind(4, place.operation)
      insert.bind(5, place.scope)
      insert.bind(6, span.startNanoseconds)
      insert.bind(7, span.durationNanoseconds)
      insert.bind(8, span.traits.rawValue)
      insert.bind(9, span.body)
      try insert.run()
      return database.changesCount > 0
    }
  }
#endif
