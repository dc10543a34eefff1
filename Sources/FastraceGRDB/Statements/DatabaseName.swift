#if GRDB && Enable
  internal import Fastrace
  internal import GRDB

  /// What databases are called in spans.
  enum DatabaseName {
    /// The name of the file of a connection; `:memory:` without one.
    static func ofFile(_ database: Database) throws -> String {
      let path = try String.fetchOne(database, sql: "SELECT file FROM pragma_database_list WHERE name = 'main'")
      return ofFile(path ?? "")
    }

    /// The last part of a path; `:memory:` when it is empty.
    static func ofFile(_ path: String) -> String {
      path.isEmpty ? ":memory:" : String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
    }
  }

  extension TraceSpan {
    /// Records which database it is about.
    func setDatabase(_ namespace: String) {
      setProperty("db.system.name", "sqlite")
      setProperty("db.namespace", namespace)
    }
  }
#endif
