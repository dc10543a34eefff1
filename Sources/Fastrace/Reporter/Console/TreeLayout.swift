/// Lays spans out as a tree for each trace: a pure function from spans to text.
///
///     trace 4bf92f3577b34da6a3ce929d0e0e4736 · 3 spans                 12:03:04.123Z
///     GET /users [server]                                    12.3 ms ━━━━━━━━━━━━━━━━
///     │ http.response.status_code=200
///     ├─ authenticate                                         1.2 ms ━╸
///     └─ load                                                10.9 ms  ╺━━━━━━━━━━━━━━
///          • +1.20 ms cache miss  key=42
package struct TreeLayout {
  /// The width in columns.
  var columns: Int
  /// How many children of the same name are shown under one parent.
  var siblingLimit: Int?
  var usesColor: Bool

  package init(columns: Int = 80, siblingLimit: Int? = nil, usesColor: Bool = false) {
    self.columns = columns
    self.siblingLimit = siblingLimit
    self.usesColor = usesColor
  }

  var barColumns: Int { columns / 5 }
  /// The column before which durations end.
  var durationEnd: Int { columns - barColumns - 1 }
  /// What is left of the columns for the tree and the names.
  var labelColumns: Int { durationEnd - 9 }
  /// How many levels are indented; deeper ones are numbered.
  var indentedLevels: Int { labelColumns / 2 / 3 }

  /// The text of all spans, with an empty line after each trace.
  package func text(of spans: [SpanRecord]) -> String {
    var traces: [TraceID: [SpanRecord]] = [:]
    var order: [TraceID] = []
    for span in spans {
      if traces[span.traceID] == nil { order.append(span.traceID) }
      traces[span.traceID, default: []].append(span)
    }
    return order.map { TraceLayout(traces[$0] ?? [], self).text() }.joined()
  }
}
