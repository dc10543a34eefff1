#if Viewer
  import GRDB

  /// Reads rows of traces.
  struct SummaryReader {
    static let columns = "id, key, start, end, spans, errors, has_root, root_operation"

    private let services: PreparedStatement
    private let operation: PreparedStatement

    init(_ database: Database) throws {
      services = try PreparedStatement(
        database,
        """
        SELECT service.name, trace_service.spans FROM trace_service JOIN service ON service.id = trace_service.service
        WHERE trace = ? AND trace_service.spans > 0 ORDER BY 2 DESC, 1
        """)
      operation = try PreparedStatement(
        database,
        "SELECT operation.name, service.name FROM operation JOIN service ON service.id = service WHERE operation.id = ?"
      )
    }

    /// The trace of the row that a statement with the columns above is at.
    func summary(_ row: PreparedStatement) throws -> TraceSummary? {
      guard let key = TraceKey(bytes: row.bytes(1)) else { return nil }
      let (name, service) = try root(row.integer(7))
      return TraceSummary(
        key: key, rootName: name, rootService: service, isRootMissing: row.integer(6) == 0,
        startNanoseconds: row.integer(2), durationNanoseconds: row.integer(3) - row.integer(2),
        spanCount: Int(row.integer(4)), errorCount: Int(row.integer(5)), services: try services(of: row.integer(0)))
    }

    private func root(_ number: Int64) throws -> (name: String, service: String) {
      operation.bind(1, number)
      guard try operation.next() else { return ("", "") }
      defer { operation.reset() }
      return (operation.text(0), operation.text(1))
    }

    private func services(of trace: Int64) throws -> [TraceSummary.Service] {
      services.bind(1, trace)
      var result: [TraceSummary.Service] = []
      while try services.next() {
        result.append(TraceSummary.Service(name: services.text(0), spanCount: Int(services.integer(1))))
      }
      return result
    }
  }
#endif
