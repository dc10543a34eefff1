#if GRDB
  public import GRDB

  extension GRDB.Configuration {
    /// This configuration with a span for each statement and each transaction, as children of the span that is current
    /// where the statement runs.
    ///
    ///     let pool = try DatabasePool(path: path, configuration: GRDB.Configuration().traced())
    ///
    /// A statement's span lasts from its first step to its last row, and follows OpenTelemetry's conventions for databases:
    /// its kind is client, and it is named by its operations and tables. SQLite does not tell whether a statement has
    /// failed; `tracedRead` and its relatives record the errors. Without a current span
    /// nothing is recorded.
    ///
    /// What belongs to a statement, such as its triggers, has no spans of its own. Neither has what GRDB adds to every access:
    /// the transaction around what only reads, and looks at the schema.
    ///
    /// It uses `Database.trace(options:_:)`, of which a connection has one: an application that calls it in
    /// `prepareDatabase` after this replaces the tracing.
    ///
    /// > Cost: A span, and a copy of its text, for a statement that is recorded; nothing but the callback for another.
    ///
    /// - Parameter tracing: What is traced, and how.
    public func traced(_ tracing: GRDBTracing = GRDBTracing()) -> GRDB.Configuration {
      #if Enable
        var configuration = self
        configuration.prepareDatabase { try ConnectionTracer.install(on: $0, tracing) }
        return configuration
      #else
        return self
      #endif
    }
  }
#endif
