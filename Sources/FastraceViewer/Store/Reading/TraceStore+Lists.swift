#if Viewer
  import GRDB

  extension TraceStore {
    /// What is in the database now.
    package struct Size: Sendable, Hashable {
      package var traces = 0
      package var spans = 0
      package var logs = 0
      package var bytes = 0
    }

    package struct Service: Sendable, Hashable {
      package var name: String
      package var spanCount: Int
      package var operations: [String]
    }

    package func size() async throws -> Size {
      try await database.read { [session] database in
        let totals = try session.totals ?? StoredTotals(counting: database)
        let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
        let bytes = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
        return Size(traces: totals.traces, spans: totals.spans, logs: totals.logs, bytes: pages * bytes)
      }
    }

    /// All services by name, with at most `operationLimit` operations each.
    package func services(operationLimit: Int = 1_000) async throws -> [Service] {
      try await database.read { database in
        let statement = try PreparedStatement(
          database,
          """
          SELECT service.name, operation.name, operation.spans FROM operation JOIN service ON service.id = service
          WHERE operation.spans > 0 ORDER BY 1, 2
          """)
        var services: [Service] = []
        while try statement.next() {
          let name = statement.text(0)
          if services.last?.name != name { services.append(Service(name: name, spanCount: 0, operations: [])) }
          services[services.count - 1].spanCount += Int(statement.integer(2))
          guard services[services.count - 1].operations.count < operationLimit else { continue }
          services[services.count - 1].operations.append(statement.text(1))
        }
        return services
      }
    }

    /// The summaries of traces with these numbers, the newest first, at most `limit`.
    package func summaries(_ numbers: [Int64], limit: Int) async throws -> [TraceSummary] {
      let newest = Array(Set(numbers).sorted(by: >).prefix(limit))
      return try await database.read { database in
        let reader = try SummaryReader(database)
        let statement = try PreparedStatement(
          database, "SELECT \(SummaryReader.columns) FROM trace WHERE id = ? AND spans > 0")
        return try newest.compactMap { number in
          statement.bind(1, number)
          guard try statement.next() else { return nil }
          defer { statement.reset() }
          return try reader.summary(statement)
        }
      }
    }
  }
#endif
