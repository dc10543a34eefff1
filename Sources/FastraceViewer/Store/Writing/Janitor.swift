#if Viewer
  import GRDB

  /// Removes the oldest traces when there are too many.
  struct Janitor {
    struct Removal {
      /// Those that had spans.
      var traces = 0
      var spans = 0
      var logs = 0
      var removedNames = false
    }

    private let retention: Retention
    /// From the moment that the database is too large until it is well below the limit.
    private var isShrinking = false

    /// In one transaction, so that it takes no longer than others.
    private static let minimumRemoval = 5_000

    init(_ retention: Retention) { self.retention = retention }

    mutating func sweep(_ database: Database, added: Int, now: Int64) throws -> Removal {
      // Each by itself is the first or last row; both in one SELECT are a look at all rows.
      let ends = "SELECT (SELECT min(id) FROM trace), (SELECT max(id) FROM trace)"
      guard let bounds = try Row.fetchOne(database, sql: ends),
        let first: Int64 = bounds[0], let last: Int64 = bounds[1]
      else { return Removal() }
      var upTo = first - 1
      upTo = max(upTo, last - Int64(clamping: retention.maximumTraces))
      if let age = retention.maximumAge { upTo = max(upTo, try lastTrace(database, before: now - age.nanoseconds)) }
      if try isTooLarge(database) { upTo = max(upTo, last) }
      guard upTo >= first else { return Removal() }
      let allowed = max(Self.minimumRemoval, 2 * added)
      return try remove(database, upTo: try prefix(database, upTo: upTo, records: allowed))
    }

    private mutating func isTooLarge(_ database: Database) throws -> Bool {
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      let free = try Int.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0
      let size = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
      let bytes = (pages - free) * size
      isShrinking = bytes > retention.maximumBytes || isShrinking && bytes > retention.maximumBytes / 20 * 19
      return isShrinking
    }

    private func lastTrace(_ database: Database, before time: Int64) throws -> Int64 {
      // Traces are in the order of their arrival, but clocks are set back at times: the first that is young enough ends it.
      let youngEnough = try Int64.fetchOne(
        database, sql: "SELECT id FROM trace WHERE received >= ? ORDER BY id LIMIT 1", arguments: [time])
      if let youngEnough { return youngEnough - 1 }
      return try Int64.fetchOne(database, sql: "SELECT max(id) FROM trace") ?? 0
    }

    /// The last of the oldest traces that together have about `records` spans and log records.
    private func prefix(_ database: Database, upTo: Int64, records: Int) throws -> Int64 {
      let rows = try Row.fetchCursor(
        database, sql: "SELECT id, spans + logs FROM trace WHERE id <= ? ORDER BY id", arguments: [upTo])
      var count = 0
      var result = upTo
      while let row = try rows.next() {
        result = row[0]
        count += row[1]
        if count >= records { break }
      }
      return result
    }

    private func remove(_ database: Database, upTo: Int64) throws -> Removal {
      try database.execute(
        sql: """
          UPDATE operation SET spans = operation.spans - gone.count FROM
            (SELECT operation, count(*) AS count FROM span WHERE trace <= ? GROUP BY operation) AS gone
            WHERE id = gone.operation
          """, arguments: [upTo])
      var removal = Removal()
      let withSpans = "SELECT count(*) FROM trace WHERE id <= ? AND spans > 0"
      removal.traces = try Int.fetchOne(database, sql: withSpans, arguments: [upTo]) ?? 0
      try database.execute(sql: "DELETE FROM span WHERE trace <= ?", arguments: [upTo])
      removal.spans = database.changesCount
      try database.execute(sql: "DELETE FROM log WHERE trace <= ?", arguments: [upTo])
      removal.logs = database.changesCount
      for table in ["trace_filter", "trace_service"] {
        try database.execute(sql: "DELETE FROM \(table) WHERE trace <= ?", arguments: [upTo])
      }
      try database.execute(sql: "DELETE FROM trace WHERE id <= ?", arguments: [upTo])
      for statement in [
        "DELETE FROM scope WHERE last_trace <= ?1", "DELETE FROM operation WHERE spans <= 0 AND last_trace <= ?1",
        "DELETE FROM service WHERE ?1 > 0 AND id NOT IN (SELECT service FROM operation)",
      ] {
        try database.execute(sql: statement, arguments: [upTo])
        if database.changesCount > 0 { removal.removedNames = true }
      }
      return removal
    }
  }

  extension Duration {
    var nanoseconds: Int64 {
      let (seconds, attoseconds) = components
      let (whole, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
      return overflows ? (seconds < 0 ? .min : .max) : whole &+ attoseconds / 1_000_000_000
    }
  }
#endif
