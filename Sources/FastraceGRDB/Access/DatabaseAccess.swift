#if GRDB && Enable
  internal import Fastrace
  internal import GRDB

  /// Spans around the closures that use a database.
  ///
  /// They last from the call to the return, so they show how long an access has waited for its connection.
  enum DatabaseAccess {
    static func run<Result>(
      _ name: () -> String, _ path: String, _ body: (TraceSpan) throws -> Result
    ) throws -> Result {
      try enter(name, path).run(recordingErrors: { $0.recordFailure($1) }, body)
    }

    static func run<Result>(
      _ name: () -> String, _ path: String, _ body: (TraceSpan) async throws -> Result
    ) async throws -> Result {
      try await enter(name, path).run(recordingErrors: { $0.recordFailure($1) }, body)
    }

    static func enter(_ name: () -> String, _ path: String) -> TraceSpan {
      let span = TraceSpan.begin(name())
      if span.isRecording { span.setDatabase(DatabaseName.ofFile(path == ":memory:" ? "" : path)) }
      return span
    }
  }

  extension TraceSpan {
    /// Records an error; of one of SQLite, the extended result code is the type (OpenTelemetry's conventions), and what
    /// SQLite says is the message: GRDB's own description repeats the SQL, with all values that are in it.
    func recordFailure(_ error: any Error) {
      guard let error = error as? DatabaseError else { return recordError(error) }
      recordError(
        type: String(reflecting: DatabaseError.self),
        message: "SQLite error \(error.extendedResultCode.rawValue)\(error.message.map { ": \($0)" } ?? "")")
      let code = "\(error.extendedResultCode.rawValue)"
      setProperty("db.response.status_code", code)
      setProperty("error.type", code)
    }
  }
#endif
