#if Viewer
  import GRDB

  extension TraceStore {
    /// How much a search looks at before it returns what it has found, so that nobody waits for it.
    private enum SearchBudget {
      static let traces = 200_000
      static let spans = 50_000
    }

    /// The newest traces that match.
    ///
    /// Stops after a bounded amount of work, and then says where to go on.
    package func search(_ search: TraceSearch) async throws -> TracePage {
      try await database.read { database in
        let statement = try Self.candidates(database, search)
        let reader = try SummaryReader(database)
        let filters = try PreparedStatement(database, "SELECT terms FROM trace_filter WHERE trace = ?")
        let matcher = try SpanMatcher(database, search)
        let terms = search.terms
        var page = TracePage(traces: [], next: nil)
        var (traces, spans) = (0, 0)
        while try statement.next() {
          traces += 1
          let number = statement.integer(0)
          let isCandidate = try terms.isEmpty || Self.mayContain(terms, number, filters)
          if isCandidate, try !search.looksIntoSpans || matcher.matches(number, examined: &spans),
            let summary = try reader.summary(statement)
          {
            page.traces.append(summary)
          }
          if page.traces.count >= search.limit || traces >= SearchBudget.traces || spans >= SearchBudget.spans {
            page.next = TraceSearch.Cursor(startNanoseconds: statement.integer(2), number: number)
            statement.reset()
            break
          }
        }
        return page
      }
    }

    private static func candidates(_ database: Database, _ search: TraceSearch) throws -> PreparedStatement {
      var conditions = ["spans > 0", "start >= ?1", "start <= ?2", "end - start >= ?3", "end - start <= ?4"]
      if search.onlyErrors { conditions.append("errors > 0") }
      if search.before != nil { conditions.append("(start, id) < (?5, ?6)") }
      if search.service != nil {
        conditions.append(
          """
          EXISTS (SELECT 1 FROM trace_service JOIN service ON service.id = service
            WHERE trace = trace.id AND service.name = ?7 AND trace_service.spans > 0)
          """)
      }
      let statement = try PreparedStatement(
        database,
        """
        SELECT \(SummaryReader.columns) FROM trace WHERE \(conditions.joined(separator: " AND "))
        ORDER BY start DESC, id DESC
        """)
      statement.bind(1, search.startNanoseconds ?? .min)
      statement.bind(2, search.endNanoseconds ?? .max)
      statement.bind(3, search.minimumNanoseconds ?? .min)
      statement.bind(4, search.maximumNanoseconds ?? .max)
      if let before = search.before {
        statement.bind(5, before.startNanoseconds)
        statement.bind(6, before.number)
      }
      if let service = search.service { statement.bind(7, service) }
      return statement
    }

    /// Whether one part of the trace may have a span with all of the terms.
    private static func mayContain(_ terms: [UInt64], _ trace: Int64, _ filters: PreparedStatement) throws -> Bool {
      filters.bind(1, trace)
      while try filters.next() {
        let bytes = filters.bytes(0)
        if terms.allSatisfy({ TermFilter.mayContain($0, bytes) }) {
          filters.reset()
          return true
        }
      }
      return false
    }
  }
#endif
