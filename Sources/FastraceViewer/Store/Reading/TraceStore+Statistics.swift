#if Viewer
  import GRDB

  /// How much of the traces the statistics are made of.
  package struct Coverage: Sendable, Hashable {
    /// The time in which the spans were, or that was asked for where that is known.
    package private(set) var startNanoseconds = Int64.max
    package private(set) var endNanoseconds = Int64.min
    package var spansExamined = 0
    /// False when there are more spans than were looked at; then they are those of the newest traces.
    package var isComplete = true

    /// What rates are counted over: the time above, and not less than a second, or few spans would make a high rate; 0
    /// without any time.
    package var seconds: Double {
      endNanoseconds > startNanoseconds ? max(1, Double(endNanoseconds - startNanoseconds) / 1e9) : 0
    }

    fileprivate mutating func include(from start: Int64, to end: Int64) {
      startNanoseconds = min(startNanoseconds, start)
      endNanoseconds = max(endNanoseconds, end)
    }

    /// Rates are per time that was asked for, up to now; without a bound, per time in which there was something.
    fileprivate mutating func bound(from start: Int64, to end: Int64) {
      if spansExamined == 0 { (startNanoseconds, endNanoseconds) = (max(0, start), max(0, start)) }
      if start > 0, isComplete { startNanoseconds = start }
      let now = WallClock.nanoseconds()
      endNanoseconds =
        start > 0 || end < Int64.max
        ? min(end, max(endNanoseconds, now)) : max(startNanoseconds, min(endNanoseconds, now))
    }
  }

  package struct OperationStatistics: Sendable, Hashable {
    package var service: String
    package var name: String
    package var durations: DurationStatistics
    /// One of the slowest.
    package var exampleTrace: TraceKey
  }

  package struct ServiceMap: Sendable {
    package struct Service: Sendable, Hashable {
      package var name: String
      package var durations: DurationStatistics
    }
    package struct Edge: Sendable, Hashable {
      package var from: String
      package var to: String
      package var durations: DurationStatistics
    }

    package var services: [Service]
    package var edges: [Edge]
    package var coverage: Coverage
  }

  extension TraceStore {
    /// Spans that statistics look at: some tenths of a second.
    private static let spanBudget = 100_000

    /// How long operations took, in traces that began in this time.
    package func operations(
      from start: Int64, to end: Int64, service: String?
    ) async throws -> (operations: [OperationStatistics], coverage: Coverage) {
      try await database.read { database in
        let names = try OperationNames(database)
        var samples: [Int64: (durations: DurationSample, slowest: [UInt8])] = [:]
        let coverage = try Self.scan(database, start, end, spans: "SELECT operation, duration, traits FROM span") {
          row, trace in
          let operation = row.integer(0)
          var sample = samples[operation] ?? (DurationSample(), trace)
          if row.integer(1) > sample.durations.maximum { sample.slowest = trace }
          sample.durations.add(row.integer(1), isError: SpanTraits(rawValue: row.integer(2)).isError)
          samples[operation] = sample
        }
        let operations = try samples.compactMap { number, sample -> OperationStatistics? in
          let name = try names.name(of: number)
          guard service == nil || service == name.service, let key = TraceKey(bytes: sample.slowest) else { return nil }
          return OperationStatistics(
            service: name.service, name: name.operation, durations: sample.durations.statistics(), exampleTrace: key)
        }
        return (operations, coverage)
      }
    }

    /// Which services call which, in traces that began in this time.
    ///
    /// A request to a service is a span whose parent is missing or belongs to another service.
    package func serviceMap(from start: Int64, to end: Int64) async throws -> ServiceMap {
      struct Pair: Hashable {
        var from: String
        var to: String
      }
      return try await database.read { database in
        let names = try OperationNames(database)
        var services: [String: DurationSample] = [:]
        var edges: [Pair: DurationSample] = [:]
        let spans = """
          SELECT operation, duration, traits, parent,
            (SELECT operation FROM span AS other WHERE other.trace = span.trace AND other.id = span.parent)
          FROM span
          """
        let coverage = try Self.scan(database, start, end, spans: spans) { row, _ in
          let service = try names.name(of: row.integer(0)).service
          let caller = row.integer(4) == 0 ? nil : try names.name(of: row.integer(4)).service
          guard caller != service else { return }
          let isError = SpanTraits(rawValue: row.integer(2)).isError
          services[service, default: DurationSample()].add(row.integer(1), isError: isError)
          if let caller {
            // A service that only calls others is in the map as well.
            services[caller, default: DurationSample()].addNothing()
            edges[Pair(from: caller, to: service), default: DurationSample()].add(row.integer(1), isError: isError)
          }
        }
        return ServiceMap(
          services: services.map { .init(name: $0, durations: $1.statistics()) }.sorted { $0.name < $1.name },
          edges: edges.map { .init(from: $0.from, to: $0.to, durations: $1.statistics()) }
            .sorted { ($0.from, $0.to) < ($1.from, $1.to) },
          coverage: coverage)
      }
    }

    /// Calls `body` for spans of the newest traces that began in this time; `spans` selects what of them.
    private static func scan(
      _ database: Database, _ start: Int64, _ end: Int64, spans sql: String,
      _ body: (_ row: PreparedStatement, _ trace: [UInt8]) throws -> Void
    ) throws -> Coverage {
      let traces = try PreparedStatement(
        database,
        "SELECT id, key, start, end FROM trace WHERE start >= ? AND start <= ? AND spans > 0 ORDER BY start DESC")
      traces.bind(1, start)
      traces.bind(2, end)
      let spans = try PreparedStatement(database, sql + " WHERE trace = ?")
      var coverage = Coverage()
      while try traces.next() {
        if coverage.spansExamined >= spanBudget {
          coverage.isComplete = false
          traces.reset()
          break
        }
        coverage.include(from: traces.integer(2), to: traces.integer(3))
        let key = traces.bytes(1)
        spans.bind(1, traces.integer(0))
        while try spans.next() {
          coverage.spansExamined += 1
          try body(spans, key)
          // One trace may have any number of spans.
          if coverage.spansExamined >= 2 * spanBudget {
            coverage.isComplete = false
            spans.reset()
            break
          }
        }
      }
      coverage.bound(from: start, to: end)
      return coverage
    }
  }

  extension DurationSample {
    /// Makes the entry that this belongs to.
    fileprivate func addNothing() {}
  }
#endif
