#if Viewer
  import GRDB

  /// Reads and writes the rows of traces.
  struct TraceWriter {
    private let find: PreparedStatement
    private let insert: PreparedStatement
    private let update: PreparedStatement
    private let countService: PreparedStatement
    private let addFilter: PreparedStatement

    init(_ database: Database) throws {
      find = try PreparedStatement(
        database,
        """
        SELECT id, start, end, spans, errors, has_root, root_start, root_operation, logs FROM trace WHERE key = ?
        """)
      insert = try PreparedStatement(
        database,
        """
        INSERT INTO trace (key, start, end, spans, errors, has_root, root_start, root_operation, received)
        VALUES (?1, 0, 0, 0, 0, 0, 0, 0, ?2) RETURNING id
        """)
      update = try PreparedStatement(
        database,
        """
        UPDATE trace SET start = ?2, end = ?3, spans = ?4, errors = ?5, has_root = ?6, root_start = ?7,
          root_operation = ?8, logs = ?9 WHERE id = ?1
        """)
      countService = try PreparedStatement(
        database,
        """
        INSERT INTO trace_service (trace, service, spans) VALUES (?1, ?2, ?3)
        ON CONFLICT DO UPDATE SET spans = spans + excluded.spans
        """)
      addFilter = try PreparedStatement(
        database,
        """
        INSERT INTO trace_filter (trace, part, terms)
        VALUES (?1, (SELECT ifnull(max(part), 0) + 1 FROM trace_filter WHERE trace = ?1), ?2)
        """)
    }

    /// The row of a trace, which is made when there is none.
    func row(_ key: TraceKey, received: Int64) throws -> TraceRow {
      find.bind(1, key.bytes)
      if try find.next() {
        defer { find.reset() }
        return TraceRow(
          id: find.integer(0), key: key, start: find.integer(1), end: find.integer(2), spans: Int(find.integer(3)),
          errors: Int(find.integer(4)), logs: Int(find.integer(8)), hasRoot: find.integer(5) != 0,
          rootStart: find.integer(6), rootOperation: find.integer(7))
      }
      insert.bind(1, key.bytes)
      insert.bind(2, received)
      guard try insert.next() else { throw StoreFailure("the database returned no number") }
      let id = insert.integer(0)
      while try insert.next() {}
      return TraceRow(id: id, key: key, start: .max, end: .min)
    }

    func write(_ row: TraceRow) throws {
      update.bind(1, row.id)
      update.bind(2, row.start)
      update.bind(3, row.end)
      update.bind(4, row.spans)
      update.bind(5, row.errors)
      update.bind(6, row.hasRoot ? 1 : 0)
      update.bind(7, row.rootStart)
      update.bind(8, row.rootOperation)
      update.bind(9, row.logs)
      try update.run()
    }

    func count(_ spans: Int, of service: Int64, in trace: Int64) throws {
      countService.bind(1, trace)
      countService.bind(2, service)
      countService.bind(3, spans)
      try countService.run()
    }

    func add(_ filter: TermFilter, to trace: Int64) throws {
      addFilter.bind(1, trace)
      addFilter.bind(2, filter.bytes)
      try addFilter.run()
    }
  }
#endif
