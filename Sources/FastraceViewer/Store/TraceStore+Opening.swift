#if Viewer
  import GRDB

  extension TraceStore {
    static func open(_ options: StoreOptions) throws -> any DatabaseWriter {
      var configuration = Configuration()
      configuration.label = "fastrace"
      configuration.busyMode = .timeout(5)
      configuration.maximumReaderCount = 4
      configuration.prepareDatabase { database in
        // Survives the end of the process; the last transactions before a power failure may be lost.
        try database.execute(sql: "PRAGMA synchronous = NORMAL")
        try database.execute(sql: "PRAGMA cache_size = -32768")
        try database.execute(sql: "PRAGMA temp_store = MEMORY")
      }
      do {
        let database: any DatabaseWriter =
          if let path = options.path {
            try DatabasePool(path: path, configuration: configuration)
          } else {
            try DatabaseQueue(configuration: configuration)
          }
        try database.write { try Schema.prepare($0, path: options.path ?? "the database in memory") }
        return database
      } catch let error as DatabaseError {
        throw StoreFailure(
          "cannot open the database \(options.path ?? "in memory"): \(error.message ?? "SQLite failed") "
            + "(\(error.resultCode)); name a file in a folder that can be written to")
      }
    }

    static func openForReading(_ path: String) throws -> any DatabaseWriter {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(5)
      do {
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try database.read { try Schema.check($0, path: path) }
        return database
      } catch let error as DatabaseError {
        throw StoreFailure(
          "cannot read the database \(path): \(error.message ?? "SQLite failed") (\(error.resultCode))")
      }
    }
  }
#endif
