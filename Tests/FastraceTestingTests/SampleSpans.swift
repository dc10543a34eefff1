import Fastrace

/// Spans with fixed ids.
enum SampleSpans {
  static let traceID = TraceID(high: 0x4bf9_2f35_77b3_4da6, low: 0xa3ce_929d_0e0e_4736)

  static func span(
    _ id: UInt64, parent: UInt64 = 0, _ name: String, at start: UInt64 = 0, kind: TraceSpan.Kind = .internal,
    status: TraceSpan.Status = .unset, _ properties: [Property] = []
  ) -> SpanRecord {
    var span = SpanRecord(
      traceID: traceID, spanID: SpanID(rawValue: id), parentID: SpanID(rawValue: parent), name: name,
      startUnixNanoseconds: 1_000_000 + start, durationNanoseconds: 1_000, kind: kind)
    span.status = status
    span.properties = PropertyList(properties)
    return span
  }

  /// A request with two queries, one of which fails.
  static let request = [
    span(1, "GET /users", kind: .server, status: .ok, [Property("http.status", 200)]),
    span(2, parent: 1, "load", at: 10, [Property("rows", 2)]),
    span(3, parent: 2, "query", at: 20, kind: .client, [Property("table", "users")]),
    span(4, parent: 2, "query", at: 15, kind: .client, status: .error("timeout"), [Property("table", "groups")]),
    span(5, parent: 1, "render", at: 30),
  ]
}
