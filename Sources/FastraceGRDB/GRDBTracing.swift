#if GRDB
  public import Fastrace

  /// How statements of SQLite are traced: which of them, what their spans are called, and what is recorded.
  ///
  /// Every value has a default. The closures run where the statement runs, on the queue of its database.
  public struct GRDBTracing: Sendable {
    /// How much of the SQL is recorded as `db.query.text`.
    public enum QueryText: Sendable, Hashable {
      /// Nothing.
      case none
      /// The SQL with its parameters; SQL without parameters has a question mark for each value in it.
      case parameterized
      /// The SQL with all values in their places: not for secrets.
      case withValues
    }

    /// Whether a statement is traced, by its SQL.
    ///
    /// Default: all are.
    public var filter: @Sendable (_ sql: String) -> Bool = { _ in true }
    /// The name of a statement's span, instead of the default.
    ///
    /// Nil stands for the default: its operations and tables, `INSERT totals SELECT orders`.
    public var spanName: @Sendable (_ sql: String) -> String? = { _ in nil }
    /// Called when the span of a statement has begun, to set more properties.
    public var onStatement: (@Sendable (_ sql: String, TraceSpan) -> Void)?
    /// How much of the SQL is recorded.
    ///
    /// Default: no values.
    public var queryText = QueryText.parameterized
    /// Whether a span is recorded for each transaction that can write, from its beginning to its end.
    ///
    /// Default: yes.
    public var recordsTransactions = true
    /// What is recorded as `db.namespace`.
    ///
    /// Nil stands for the name of the database's file.
    public var namespace: String?

    /// The defaults.
    public init() {}
  }
#endif
