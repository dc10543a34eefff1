#if Viewer
  import GRDB

  /// The tables.
  ///
  ///     service --< operation --< span >-- scope
  ///                                 v
  ///     trace_service >---------- trace --< trace_filter
  ///                                 ^
  ///                                 |
  ///                                log >--- scope
  ///
  /// A span stands beside the others of its trace, because its key begins with the number of the trace, and those rise
  /// with time; so spans are written near the end of the table. Nothing else is written for a span: what is searched for
  /// is in the filters, of which a trace has one for each message that it came in.
  ///
  /// A log record may come before the spans of its trace, which then has none for a while. Its digest makes it one record
  /// when its message is sent again.
  enum Schema {
    static let version = 2

    static let sql = """
      CREATE TABLE service (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
      CREATE TABLE operation (
        id INTEGER PRIMARY KEY, service INTEGER NOT NULL, name TEXT NOT NULL, spans INTEGER NOT NULL DEFAULT 0,
        last_trace INTEGER NOT NULL DEFAULT 0, UNIQUE (service, name));
      CREATE TABLE scope (
        id INTEGER PRIMARY KEY, service TEXT NOT NULL, resource BLOB NOT NULL, scope BLOB NOT NULL,
        last_trace INTEGER NOT NULL DEFAULT 0, UNIQUE (resource, scope));
      CREATE TABLE trace (
        id INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB NOT NULL UNIQUE, start INTEGER NOT NULL, end INTEGER NOT NULL,
        spans INTEGER NOT NULL, errors INTEGER NOT NULL, has_root INTEGER NOT NULL, root_start INTEGER NOT NULL,
        root_operation INTEGER NOT NULL, received INTEGER NOT NULL, logs INTEGER NOT NULL DEFAULT 0);
      CREATE INDEX trace_by_start ON trace (start);
      CREATE TABLE trace_service (
        trace INTEGER NOT NULL, service INTEGER NOT NULL, spans INTEGER NOT NULL, PRIMARY KEY (trace, service))
        WITHOUT ROWID;
      CREATE TABLE trace_filter (trace INTEGER NOT NULL, part INTEGER NOT NULL, terms BLOB NOT NULL,
        PRIMARY KEY (trace, part)) WITHOUT ROWID;
      CREATE TABLE span (
        trace INTEGER NOT NULL, id INTEGER NOT NULL, parent INTEGER NOT NULL, operation INTEGER NOT NULL,
        scope INTEGER NOT NULL, start INTEGER NOT NULL, duration INTEGER NOT NULL, traits INTEGER NOT NULL,
        body BLOB NOT NULL, PRIMARY KEY (trace, id)) WITHOUT ROWID;
      CREATE TABLE log (
        trace INTEGER NOT NULL, time INTEGER NOT NULL, digest INTEGER NOT NULL, span INTEGER NOT NULL,
        scope INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (trace, time, digest)) WITHOUT ROWID;
      """

    /// Throws unless the tables are there.
    static func check(_ database: Database, path: String) throws {
      guard try Int.fetchOne(database, sql: "PRAGMA user_version") == version else {
        throw StoreFailure("\(path) is not a database of this version of fastrace")
      }
    }

    /// Makes the tables, unless they are there.
    static func prepare(_ database: Database, path: String) throws {
      let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      if found == version { return }
      guard found == 0, try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0 else {
        throw StoreFailure(
          "\(path) is not a database of this version of fastrace; name another file, or remove this one")
      }
      try database.execute(sql: sql)
      try database.execute(sql: "PRAGMA user_version = \(version)")
    }
  }

  /// Why a database cannot be used.
  package struct StoreFailure: Error, CustomStringConvertible {
    package var description: String
    package init(_ description: String) { self.description = description }
  }
#endif
