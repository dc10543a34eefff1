#if Viewer
  import GRDB

  /// Writes the rows of log records.
  struct LogWriter {
    private let database: Database
    private let insert: PreparedStatement

    init(_ database: Database) throws {
      self.database = database
      insert = try PreparedStatement(
        database,
        "INSERT INTO log (trace, time, digest, span, scope, body) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
    }

    /// Writes a record; false for one that is there already.
    func write(_ log: IncomingLog, trace: Int64, scope: Int64) throws -> Bool {
      insert.bind(1, trace)
      insert.bind(2, log.nanoseconds)
      insert.bind(3, log.digest)
      insert.bind(4, log.span)
      insert.bind(5, scope)
      insert.bind(6, log.body)
      try insert.run()
      return database.changesCount > 0
    }
  }
#endif
