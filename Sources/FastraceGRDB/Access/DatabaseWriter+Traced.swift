#if GRDB
  internal import Fastrace
  public import GRDB

  extension DatabaseWriter {
    /// Writes to the database in a transaction and in a span of its own, which records what `updates` throws.
    ///
    ///     try pool.tracedWrite("save user") { try user.save($0) }
    ///
    /// The same as `write` otherwise, errors and the thread that it blocks included. Costs a span.
    ///
    /// - Parameters:
    ///   - name: The name of the span; evaluated only when it is recorded.
    ///   - updates: The access to the database.
    public func tracedWrite<T>(
      _ name: @autoclosure () -> String = "write", _ updates: (Database) throws -> T
    ) throws -> T {
      #if Enable
        try DatabaseAccess.run(name, path) { span in
          try write { database in
            span.setNamespace(of: database)
            return try updates(database)
          }
        }
      #else
        try write(updates)
      #endif
    }

    /// Writes to the database in a transaction and in a span of its own, which records what `updates` throws.
    ///
    /// The same as `write` otherwise, errors included. That the task is cancelled is no error. Costs a
    /// span.
    ///
    /// - Parameters:
    ///   - name: The name of the span; evaluated only when it is recorded.
    ///   - updates: The access to the database.
    public func tracedWrite<T: Sendable>(
      _ name: @autoclosure () -> String = "write", _ updates: @Sendable (Database) throws -> T
    ) async throws -> T {
      #if Enable
        try await DatabaseAccess.run(name, path) { span in
          try await write { database in
            span.setNamespace(of: database)
            return try updates(database)
          }
        }
      #else
        try await write(updates)
      #endif
    }

    /// Writes to the database in a span of its own, which records what `updates` throws.
    ///
    /// The same as `writeWithoutTransaction` otherwise, errors and the thread that it blocks included. Costs a span.
    ///
    /// - Parameters:
    ///   - name: The name of the span; evaluated only when it is recorded.
    ///   - updates: The access to the database.
    public func tracedWriteWithoutTransaction<T>(
      _ name: @autoclosure () -> String = "write", _ updates: (Database) throws -> T
    ) throws -> T {
      #if Enable
        try DatabaseAccess.run(name, path) { span in
          try writeWithoutTransaction { database in
            span.setNamespace(of: database)
            return try updates(database)
          }
        }
      #else
        try writeWithoutTransaction(updates)
      #endif
    }

    /// Writes to the database in a span of its own, which records what `updates` throws.
    ///
    /// The same as `writeWithoutTransaction` otherwise, errors included. That the task is cancelled is no error. Costs a
    /// span.
    ///
    /// - Parameters:
    ///   - name: The name of the span; evaluated only when it is recorded.
    ///   - updates: The access to the database.
    public func tracedWriteWithoutTransaction<T: Sendable>(
      _ name: @autoclosure () -> String = "write", _ updates: @Sendable (Database) throws -> T
    ) async throws -> T {
      #if Enable
        try await DatabaseAccess.run(name, path) { span in
          try await writeWithoutTransaction { database in
            span.setNamespace(of: database)
            return try updates(database)
          }
        }
      #else
        try await writeWithoutTransaction(updates)
      #endif
    }

    /// Schedules an access that writes in a transaction, in a span that begins now and ends with `completion`, and returns
    /// at once.
    ///
    /// The same as `asyncWrite` otherwise, where statements find no current span. The span is current in both closures,
    /// which run on the queue of the database.
    ///
    /// - Parameters:
    ///   - name: The name of the span; evaluated only when it is recorded.
    ///   - updates: The access to the database.
    ///   - completion: Gets what `updates` has returned, or the error, which the span records.
    public func tracedAsyncWrite<T>(
      _ name: @autoclosure () -> String = "write", _ updates: @escaping @Sendable (Database) throws -> T,
      completion: @escaping @Sendable (Database, Result<T, any Error>) -> Void
    ) {
      #if Enable
        let span = DatabaseAccess.enter(name, path)
        asyncWriteWithoutTransaction { database in
          span.run { span in
            span.setNamespace(of: database)
            let result = Result { try database.committing { try updates(database) } }
            if case .failure(let error) = result { span.recordFailure(error) }
            completion(database, result)
          }
        }
      #else
        asyncWrite(updates, completion: completion)
      #endif
    }
  }

  #if Enable
    extension Database {
      /// Runs `body` in a transaction, which is rolled back when it throws.
      fileprivate func committing<T>(_ body: () throws -> T) throws -> T {
        var result: T?
        try inTransaction {
          result = try body()
          return .commit
        }
        guard let result else { preconditionFailure("the transaction was not run") }
        return result
      }
    }
  #endif
#endif
