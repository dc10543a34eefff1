#if Viewer
  import GRDB

  extension TraceStore {
    /// How much a search looks at before it returns what it has found, so that nobody waits for it.
    struct SearchBudget {
      var traces = 200_000
      var spans = 50_000
    }

    /// The newest traces that match.
    ///
    /// Stops after a bounded amount of work, and then says where to go on.
    package func search(_ search: TraceSearch) async throws -> TracePage {
      try await self.search(search, within: SearchBudget())
    }

    func search(_ search: TraceSearch, within budget: SearchBudget) async throws -> TracePage {
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
          let isCandidate =
            try statement.integer(Self.matches) != 0
            && (terms.isEmpty || Self.mayContain(terms, number, filters))
          if isCandidate, try !search.looksIntoSpans || matcher.matches(number, examined: &spans),
            let summary = try reader.summary(statement)
          {
            page.traces.append(summary)
          }
          if page.traces.count >= search.limit || traces >= budget.traces || spans >= budget.spans {
            page.next = TraceSearch.Cursor(startNanoseconds: statement.integer(2), number: number)
            statement.reset()
            break
          }
        }
        return page
      }
    }

    /// The column of `candidates` behind those of a summary: whether the row is what is asked for.
    private static let matches: Int32 = 8

    /// Traces of the time that is asked for, the newest first.
    ///
    /// What no index helps with is a column and no condition: a step of the statement is a row, and rows can be counted.
    private static func candidates(_ database: Database, _ search: TraceSearch) throws -> PreparedStatement {
      var range = ["start >= ?1", "start <= ?2"]
      if search.key != nil { range.append("key = ?8") }
      if search.before != nil { range.append("(start, id) < (?5, ?6)") }
      var conditions = ["spans > 0", "end - start >= ?3", "end - start <= ?4"]
      if search.onlyErrors { conditions.append("errors > 0") }
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
        SELECT \(SummaryReader.columns), \(conditions.joined(separator: " AND ")) FROM trace
        WHERE \(range.joined(separator: " AND ")) ORDER BY start DESC, id DESC
        """)
      statement.bind(1, search.startNanoseconds ?? .min)
      // Traces without spans so far begin at the end of all times.
      statement.bind(2, min(search.endNanoseconds ?? .max, .max - 1))
      statement.bind(3, search.minimumNanoseconds ?? .min)
      statement.bind(4, search.maximumNanoseconds ?? .max)
      if let before = search.before {
        statement.bind(5, before.startNanoseconds)
        statement.bind(6, before.number)
      }
      if let service = search.service { statement.bind(7, service) }
      if let key = search.key { statement.bind(8, key.bytes) }
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
