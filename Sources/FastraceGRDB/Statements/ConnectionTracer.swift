#if GRDB && Enable
  internal import Fastrace
  internal import GRDB

  /// Turns what SQLite reports about the statements of a connection into spans.
  ///
  /// Each connection has one. SQLite calls it on the queue of the connection, for one statement at a time; but statements
  /// overlap, because each lasts until its last row was read.
  final class ConnectionTracer {
    private let tracing: GRDBTracing
    private let namespace: String
    private var statements = OpenStatements()
    private var cache = StatementCache()
    private var transaction: OpenTransaction?
    /// The transaction is one of those that GRDB opens to read.
    private var isReading = false
    private var isQueryOnly: Bool
    private let connection: ObjectIdentifier

    private init(_ tracing: GRDBTracing, namespace: String, _ database: Database) {
      self.tracing = tracing
      self.namespace = namespace
      isQueryOnly = database.configuration.readonly
      connection = ObjectIdentifier(database)
      if tracing.namespace != nil { ConnectionNamespaces.set(namespace, for: connection) }
    }

    deinit {
      if tracing.namespace != nil { ConnectionNamespaces.set(nil, for: connection) }
    }

    static func install(on database: Database, _ tracing: GRDBTracing) throws {
      let namespace = try tracing.namespace ?? DatabaseName.ofFile(database)
      let tracer = ConnectionTracer(tracing, namespace: namespace, database)
      database.trace(options: [.statement, .profile]) { [unowned database] event in
        switch event {
        case .statement(let statement): tracer.begin(statement, database)
        case .profile(let statement, _): tracer.end(statement, database)
        }
      }
    }

    private func begin(_ event: Database.TraceEvent.Statement, _ database: Database) {
      guard let current = SpanContext.current, current.isSampled else { return }
      let sql = event.sql
      if SQLStatement.isPartOfAnother(sql) { return }
      let statement = cache.statement(sql)
      if isGRDBsOwn(statement) || !tracing.filter(sql) { return }
      beginTransaction(statement, database, current)
      let span = enter(statement, sql, current)
      guard span.isRecording else { return }
      describe(span, statement, event)
      tracing.onStatement?(sql, span)
      statements.add(span, sql)
    }

    /// True for the statements that GRDB adds to every access: they cost next to nothing and would hide the others.
    private func isGRDBsOwn(_ statement: SQLStatement) -> Bool {
      switch statement.role {
      case .schema: return true
      case .queryOnly(let isOn):
        isQueryOnly = isOn
        return true
      case .begin where isQueryOnly:
        isReading = true
        return true
      case .commit where isReading, .rollback where isReading:
        isReading = false
        return true
      default: return false
      }
    }

    private func beginTransaction(_ statement: SQLStatement, _ database: Database, _ current: SpanContext) {
      guard tracing.recordsTransactions, !database.isInsideTransaction else { return }
      guard statement.role == .begin || statement.role == .savepoint else { return }
      let span = TraceSpan.begin("transaction")
      span.setDatabase(namespace)
      transaction = OpenTransaction(span: span, parent: current.spanID)
    }

    /// Under the transaction, unless the application has begun a span of its own since then.
    private func enter(_ statement: SQLStatement, _ sql: String, _ current: SpanContext) -> TraceSpan {
      func name() -> String { tracing.spanName(sql) ?? (statement.summary.isEmpty ? "sqlite" : statement.summary) }
      guard let transaction, transaction.parent == current.spanID else { return TraceSpan.begin(name(), kind: .client) }
      return TraceSpan.begin(name(), parent: transaction.span, kind: .client)
    }

    private func describe(_ span: TraceSpan, _ statement: SQLStatement, _ event: Database.TraceEvent.Statement) {
      span.setDatabase(namespace)
      if !statement.summary.isEmpty { span.setProperty("db.query.summary", statement.summary) }
      if !statement.operation.isEmpty { span.setProperty("db.operation.name", statement.operation) }
      if let collection = statement.collection { span.setProperty("db.collection.name", collection) }
      switch tracing.queryText {
      case .none: break
      case .parameterized: span.setProperty("db.query.text", statement.text)
      case .withValues: span.setProperty("db.query.text", event.expandedSQL)
      }
    }

    private func end(_ event: Database.TraceEvent.Statement, _ database: Database) {
      guard !statements.isEmpty || transaction != nil else { return }
      let sql = event.sql
      statements.end(sql)
      // Some errors end a transaction by themselves.
      guard let transaction, !database.isInsideTransaction else { return }
      let isCommitted = [.commit, .release].contains(cache.statement(sql).role)
      transaction.span.setProperty("db.operation.name", isCommitted ? "COMMIT" : "ROLLBACK")
      transaction.span.end()
      self.transaction = nil
    }
  }

  /// A transaction that has begun.
  private struct OpenTransaction {
    let span: TraceSpan
    /// What was current when it began.
    let parent: SpanID
  }
#endif
