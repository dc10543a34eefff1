#if GRDB
  internal import Fastrace
  public import GRDB

  extension DatabaseReader {
    /// Reads from the database in a span of its own, which records what `value` throws.
    ///
    ///     let users = try pool.tracedRead("load users") { try User.fetchAll($0) }
    ///
    /// The same as `read` otherwise, errors and the thread that it blocks included. Costs a span.
    ///
    /// - Parameters:
    ///   - name: The name of the span; evaluated only when it is recorded.
    ///   - value: The access to the database.
    public func tracedRead<T>(
      _ name: @autoclosure () -> String = "read", _ value: (Database) throws -> T
    ) throws -> T {
      #if Enable
        try DatabaseAccess.run(name, path) { span in
          try read { database in
            span.setNamespace(of: database)
            return try value(database)
          }
        }
      #else
        try read(value)
      #endif
    }

    /// Reads from the database in a span of its own, which records what `value` throws.
    ///
    /// The same as `read` otherwise, errors included. That the task is cancelled is no error. Costs a
    /// span.
    ///
    /// - Parameters:
    ///   - name: The name of the span; evaluated only when it is recorded.
    ///   - value: The access to the database.
    public func tracedRead<T: Sendable>(
      _ name: @autoclosure () -> String = "read", _ value: @Sendable (Database) throws -> T
    ) async throws -> T {
      #if Enable
        try await DatabaseAccess.run(name, path) { span in
          try await read { database in
            span.setNamespace(of: database)
            return try value(database)
          }
        }
      #else
        try await read(value)
      #endif
    }

    /// Schedules an access that reads, in a span that begins now and ends with it, and returns at once.
    ///
    /// The same as `asyncRead` otherwise, where statements find no current span. Costs a span.
    ///
    /// - Parameters:
    ///   - name: The name of the span; evaluated only when it is recorded.
    ///   - value: The access to the database, which gets the error if there is none.
    public func tracedAsyncRead(
      _ name: @autoclosure () -> String = "read",
      _ value: @escaping @Sendable (Result<Database, any Error>) -> Void
    ) {
      #if Enable
        let span = DatabaseAccess.enter(name, path)
        asyncRead { database in
          switch database {
          case .success(let database): span.setNamespace(of: database)
          case .failure(let error): span.recordFailure(error)
          }
          span.run { _ in value(database) }
        }
      #else
        asyncRead(value)
      #endif
    }
  }
#endif
