#if Viewer
  import GRDB

  /// Writes batches of spans and log records, within a transaction that somebody else begins and ends.
  struct BatchWriter {
    /// What is in the tables, this transaction included.
    private(set) var totals: StoredTotals
    private var names: NameWriter
    private let traces: TraceWriter
    private let spans: SpanWriter
    private let logs: LogWriter

    /// A scope of the batch that is being written.
    private struct Scope {
      var number: Int64
      /// 0 for a scope of log records, for which nobody needs it.
      var service: Int64
    }

    init(_ database: Database) throws {
      totals = try StoredTotals(counting: database)
      names = try NameWriter(database)
      traces = try TraceWriter(database)
      spans = try SpanWriter(database)
      logs = try LogWriter(database)
    }

    /// After rows were removed.
    mutating func note(_ removal: Janitor.Removal) {
      totals.remove(removal)
      if removal.removedNames { names.forget() }
    }

    /// Returns the numbers of the traces that have something new.
    mutating func write(_ batch: IncomingBatch, received: Int64) throws -> [Int64] {
      let scopes = try batch.scopes.map { scope in
        Scope(
          number: try names.scope(scope), service: batch.signal == .traces ? try names.service(scope.service) : 0)
      }
      var operations: [Int64: Int] = [:]
      var changed: [Int64] = []
      for trace in batch.traces {
        let former = try traces.row(trace.key, received: received)
        var row = former
        try write(trace, &row, scopes, &operations)
        for log in trace.logs where try logs.write(log, trace: row.id, scope: scopes[log.scope].number) {
          row.logs += 1
        }
        try traces.write(row)
        totals.replace(former, with: row)
        changed.append(row.id)
      }
      let last = changed.max() ?? 0
      for (operation, count) in operations { try names.count(count, of: operation, trace: last) }
      for scope in scopes { try names.use(scope: scope.number, trace: last) }
      return changed
    }

    /// Writes the spans of a trace, and what is found by them.
    private mutating func write(
      _ trace: IncomingTrace, _ row: inout TraceRow, _ scopes: [Scope], _ operations: inout [Int64: Int]
    ) throws {
      guard !trace.spans.isEmpty else { return }
      var services: [Int64: Int] = [:]
      for span in trace.spans {
        let scope = scopes[span.scope]
        let operation = try names.operation(span.name, of: scope.service)
        let place = SpanWriter.Place(trace: row.id, operation: operation, scope: scope.number)
        if let former = try spans.write(span, at: place) {
          row.remove(isError: former.isError)
          operations[former.operation, default: 0] -= 1
          services[scope.service, default: 0] -= 1
        }
        row.add(span, operation: operation)
        operations[operation, default: 0] += 1
        services[scope.service, default: 0] += 1
      }
      try traces.add(trace.filter, to: row.id)
      for (service, count) in services { try traces.count(count, of: service, in: row.id) }
    }
  }
#endif
