#if GRDB && Enable
  internal import Fastrace
  internal import GRDB

  /// Spans around the closures that use a database.
  ///
  /// They last from the call to the return, so they show how long an access has waited for its connection.
  enum DatabaseAccess {
    static func run<Result>(_ name: () -> String, _ path: String, _ body: () throws -> Result) throws -> Result {
      try run(enter(name, path)) { try body() }
    }

    static func run<Result>(
      _ name: () -> String, _ path: String, _ body: () async throws -> Result
    ) async throws -> Result {
      let span = enter(name, path)
      return try await span.run(recordsErrors: false) { span in
        do { return try await body() } catch {
          span.recordFailure(error)
          throw error
        }
      }
    }

    static func run<Result>(_ span: Span, _ body: () throws -> Result) throws -> Result {
      try span.run(recordsErrors: false) { span in
        do { return try body() } catch {
          span.recordFailure(error)
          throw error
        }
      }
    }

    static func enter(_ name: () -> String, _ path: String) -> Span {
      let span = Span.enter(name())
      if span.isRecording { span.setDatabase(DatabaseName.ofFile(path == ":memory:" ? "" : path)) }
      return span
    }
  }

  extension Span {
    /// Records an error; of one of SQLite, the extended result code is the type (OpenTelemetry's conventions).
    func recordFailure(_ error: any Error) {
      recordError(error)
      guard let error = error as? DatabaseError else { return }
      let code = "\(error.extendedResultCode.rawValue)"
      setProperty("db.response.status_code", code)
      setProperty("error.type", code)
    }
  }
#endif
