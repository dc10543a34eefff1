import Fastrace

/// Spans with fixed ids and times, in microseconds since the trace began.
enum SampleSpans {
  static let traceID = TraceID(high: 0x4bf9_2f35_77b3_4da6, low: 0xa3ce_929d_0e0e_4736)
  /// 2025-11-21 12:03:04.123456789 UTC.
  static let start: UInt64 = 1_763_726_584_123_456_789

  static func span(
    _ id: UInt64, parent: UInt64 = 0, _ name: String, at offset: UInt64 = 0, took microseconds: UInt64 = 1_000,
    kind: TraceSpan.Kind = .internal, _ properties: [Property] = []
  ) -> SpanRecord {
    var span = SpanRecord(
      traceID: traceID, spanID: SpanID(rawValue: id), parentID: SpanID(rawValue: parent), name: name,
      startUnixNanoseconds: start + offset * 1_000, durationNanoseconds: microseconds * 1_000, kind: kind, threadID: 7)
    span.properties = PropertyList(properties)
    return span
  }

  static func event(_ name: String, at offset: UInt64, _ properties: [Property] = []) -> SpanRecord.TimedEvent {
    SpanRecord.TimedEvent(name: name, unixNanoseconds: start + offset * 1_000, properties: properties)
  }

  /// A request in which a call fails.
  static let request: [SpanRecord] = {
    var root = span(
      1, "GET /users/{id}", took: 34_500, kind: .server,
      [Property("http.request.method", "GET"), Property("http.route", "/users/{id}"), Property("http.status", 502)])
    root.status = .ok
    var check = span(2, parent: 1, "authenticate", at: 200, took: 1_200)
    check.events = [event("token.verified", at: 900, [Property("alg", "ES256")])]
    let load = span(3, parent: 1, "load", at: 1_500, took: 28_000)
    let query = span(
      4, parent: 3, "SELECT users", at: 1_700, took: 11_900, kind: .client, [Property("db.system", "postgresql")])
    var upload = span(5, parent: 3, "POST avatar", at: 15_000, took: 14_000, kind: .client)
    upload.properties = [Property("error.type", "Net.Failure"), Property("attempts", [1, 2])]
    upload.status = .error("connection reset")
    upload.events = [
      event("retry", at: 17_000, [Property("after", 0.5)]),
      event(
        "exception", at: 28_500,
        [Property("exception.type", "Net.Failure"), Property("exception.message", "connection reset")]),
    ]
    upload.links = [
      TraceSpan.Link(SpanContext(traceID: traceID, spanID: SpanID(rawValue: 0x63)), properties: ["why": "retry of"])
    ]
    return [check, query, upload, load, root]
  }()
}
