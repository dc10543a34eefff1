#if Viewer
  import GRDB

  /// How much is in the tables.
  ///
  /// It is counted once and then kept up: a million rows are too many to count for each page.
  struct StoredTotals: Sendable, Hashable {
    /// Those that have spans.
    var traces = 0
    var spans = 0
    var logs = 0

    init() {}

    init(counting database: Database) throws {
      guard
        let row = try Row.fetchOne(
          database, sql: "SELECT ifnull(sum(spans > 0), 0), ifnull(sum(spans), 0), ifnull(sum(logs), 0) FROM trace")
      else { return }
      (traces, spans, logs) = (row[0], row[1], row[2])
    }

    /// Takes the place of what a row has counted so far.
    mutating func replace(_ before: TraceRow, with after: TraceRow) {
      traces += (after.spans > 0 ? 1 : 0) - (before.spans > 0 ? 1 : 0)
      spans += after.spans - before.spans
      logs += after.logs - before.logs
    }

    mutating func remove(_ removal: Janitor.Removal) {
      traces -= removal.traces
      spans -= removal.spans
      logs -= removal.logs
    }
  }
#endif
