#if Viewer
  import GRDB

  /// Writes batches of spans, within a transaction that somebody else begins and ends.
  struct BatchWriter {
    private var names: NameWriter
    private let traces: TraceWriter
    private let spans: SpanWriter

    init(_ database: Database) throws {
      names = try NameWriter(database)
      traces = try TraceWriter(database)
      spans = try SpanWriter(database)
    }

    /// After a transaction that did not come about, or when rows were removed.
    mutating func forget() { names.forget() }

    /// Returns the numbers of the traces that have new spans.
    mutating func write(_ batch: IncomingBatch, received: Int64) throws -> [Int64] {
      let scopes = try batch.scopes.map { scope in
        (number: try names.scope(scope), service: try names.service(scope.service))
      }
      var operations: [Int64: Int] = [:]
      var services: [Int64: Int] = [:]
      var changed: [Int64] = []
      for trace in batch.traces {
        var row = try traces.row(trace.key, received: received)
        services.removeAll(keepingCapacity: true)
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
        try traces.write(row)
        try traces.add(trace.filter, to: row.id)
        for (service, count) in services { try traces.count(count, of: service, in: row.id) }
        changed.append(row.id)
      }
      let last = changed.max() ?? 0
      for (operation, count) in operations { try names.count(count, of: operation, trace: last) }
      for scope in scopes { try names.use(scope: scope.number, trace: last) }
      return changed
    }
  }
#endif
