#if GRDB && Enable
  internal import Fastrace
  internal import GRDB
  internal import Synchronization

  /// The names that ``GRDBTracing/namespace`` gives to databases, by their open connections.
  ///
  /// A span around an access begins before it has a connection, and knows only the path of the database.
  enum ConnectionNamespaces {
    private static let names = Mutex<[ObjectIdentifier: String]>([:])

    /// Sets the name of a connection; nil when it closes, or has none.
    static func set(_ namespace: String?, for database: ObjectIdentifier) {
      names.withLock { $0[database] = namespace }
    }

    static func namespace(of database: Database) -> String? {
      names.withLock { $0.isEmpty ? nil : $0[ObjectIdentifier(database)] }
    }
  }

  extension TraceSpan {
    /// Records which database it is about, where the application has given it a name.
    func setNamespace(of database: Database) {
      if isRecording, let namespace = ConnectionNamespaces.namespace(of: database) {
        setProperty("db.namespace", namespace)
      }
    }
  }
#endif
