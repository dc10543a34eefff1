package import Fastrace

/// The spans that go through every exporter, and have to come back equal.
///
/// Their times are whole microseconds, so that formats without nanoseconds can carry them.
package enum FixedTrace {
  /// Uses all 128 bits, with the highest bit of either half set: formats with signed numbers must not mind.
  package static let traceID = TraceID(high: 0xf00d_2f35_77b3_4da6, low: 0xa3ce_929d_0e0e_4736)
  /// As made by tracers that know only 64 bits.
  package static let shortTraceID = TraceID(high: 0, low: 0x7fff_ffff_ffff_ffff)
  /// 2023-11-14T22:13:20.123456Z.
  package static let start: UInt64 = 1_700_000_000_123_456_000
  /// In another process.
  package static let remoteParentID = SpanID(rawValue: 0xfeed_face_cafe_beef)
  /// Many bytes, and a character of four bytes at the end.
  package static let hugeText = String(repeating: "0123456789", count: 3_000) + "😀"

  /// One span for each thing that a span can have.
  package static let spans: [SpanRecord] =
    [
      root, values, lists, texts, events, links, dropped, failed, failedWithoutDescription, empty, shortID,
    ] + kinds

  // MARK: The spans

  static let root: SpanRecord = {
    var span = record(1, "GET /users/{id}", parent: remoteParentID, kind: .server, microseconds: 5_000)
    span.isParentRemote = true
    span.status = .ok
    span.traceState = TraceState(headerValue: "vendor=a:b,other=1") ?? TraceState()
    span.properties = [Property("http.request.method", "GET"), Property("http.response.status_code", 200)]
    return span
  }()

  static let values: SpanRecord = {
    var span = record(2, "values")
    span.properties = [
      Property("string", "text"), Property("bool.true", true), Property("bool.false", false), Property("int.zero", 0),
      Property("int.small", -1), Property("int.max", Int64.max), Property("int.min", Int64.min),
      Property("double", 3.14159), Property("double.negative", -2.5), Property("double.large", 1.7976931348623157e308),
      Property("double.small", Double.leastNonzeroMagnitude), Property("double.infinite", Double.infinity),
    ]
    return span
  }()

  static let lists: SpanRecord = {
    var span = record(3, "lists")
    span.properties = [
      Property("strings", PropertyValue.strings(["", "a", "\"quoted\"", "日本"])),
      Property("ints", PropertyValue.ints([.min, -1, 0, .max])),
      Property("doubles", PropertyValue.doubles([0.5, -1e-9, 1e300])),
      Property("bools", PropertyValue.bools([true, false])), Property("none", PropertyValue.strings([])),
    ]
    return span
  }()

  static let texts: SpanRecord = {
    var span = record(4, "Zürich 東京 👩‍👩‍👧 \u{0}\u{1}\u{1F}\u{7F}\u{2028} \"\\/")
    span.properties = [
      Property("empty", ""), Property("huge", hugeText), Property("unicode", "Grüße, 世界 🌍 e\u{301}"),
      Property("control", "a\u{0}b\tc\nd\re\u{8}f\u{C}g\u{1B}h"), Property("quotes", "\"'\\ </script> ${x} %s"),
      Property("schlüssel \"1\"", "key"),
    ]
    return span
  }()

  static let events: SpanRecord = {
    var span = record(5, "events", microseconds: 100)
    span.events = [
      SpanRecord.TimedEvent(name: "first", unixNanoseconds: span.startUnixNanoseconds + 10_000),
      SpanRecord.TimedEvent(
        name: "exception", unixNanoseconds: span.startUnixNanoseconds + 20_000,
        properties: [
          Property("exception.type", "Timeout"), Property("attempt", 3), Property("fatal", false),
          Property("seconds", 0.25), Property("codes", PropertyValue.ints([1, 2])),
        ]),
      SpanRecord.TimedEvent(name: "", unixNanoseconds: span.startUnixNanoseconds + 100_000),
    ]
    return span
  }()

  static let links: SpanRecord = {
    var span = record(6, "links")
    let state = TraceState(headerValue: "link=1") ?? TraceState()
    span.links = [
      TraceSpan.Link(SpanContext(traceID: shortTraceID, spanID: SpanID(rawValue: 9), traceState: state)),
      TraceSpan.Link(
        SpanContext(traceID: traceID, spanID: SpanID(rawValue: .max), isSampled: false, isRemote: true),
        properties: ["reason": "batch", "index": 7]),
    ]
    return span
  }()

  static let dropped: SpanRecord = {
    var span = record(7, "dropped")
    var content = SpanDetails.Content()
    content.droppedProperties = 3
    content.droppedEvents = 300
    content.droppedLinks = 70_000
    span.details = SpanDetails(content)
    return span
  }()

  static let failed: SpanRecord = {
    var span = record(8, "failed", kind: .client)
    span.status = .error("connection reset by \"peer\" – wirklich")
    return span
  }()

  static let failedWithoutDescription: SpanRecord = {
    var span = record(9, "failed without description")
    span.status = .error
    return span
  }()

  static let empty = record(10, "", microseconds: 0)

  static let shortID = SpanRecord(
    traceID: shortTraceID, spanID: SpanID(rawValue: 0x8000_0000_0000_0001), name: "root of its own",
    startUnixNanoseconds: start, durationNanoseconds: 86_400_000_000_000, threadID: .max)

  static let kinds = TraceSpan.Kind.allCases.map { record(20 + UInt64($0.rawValue), "kind \($0.name)", kind: $0) }

  private static func record(
    _ id: UInt64, _ name: String, parent: SpanID? = nil, kind: TraceSpan.Kind = .internal, microseconds: UInt64 = 10
  ) -> SpanRecord {
    // One after the other, all inside of the first.
    SpanRecord(
      traceID: traceID, spanID: SpanID(rawValue: id), parentID: parent ?? SpanID(rawValue: 1), name: name,
      startUnixNanoseconds: start + (id - 1) * 150_000, durationNanoseconds: microseconds * 1_000, kind: kind,
      threadID: UInt32(4711))
  }

  // MARK: Many

  /// Spans with three properties in traces of 100.
  package static func many(_ count: Int) -> [SpanRecord] {
    (0..<count).map { index in
      let inTrace = UInt64(index % 100)
      let trace = UInt64(index / 100)
      var span = SpanRecord(
        traceID: TraceID(high: 0x1234, low: trace &* 0x9e37_79b9_7f4a_7c15 | 1),
        spanID: SpanID(rawValue: UInt64(index + 1) &* 0xbf58_476d_1ce4_e5b9),
        parentID: SpanID(rawValue: inTrace == 0 ? 0 : UInt64(index - index % 100 + 1) &* 0xbf58_476d_1ce4_e5b9),
        name: inTrace == 0 ? "root \(trace)" : "child",
        startUnixNanoseconds: start + trace * 10_000_000 + inTrace * 1_000,
        durationNanoseconds: inTrace == 0 ? 1_000_000 : 1_000, threadID: 1)
      span.properties = [
        Property("index", index), Property("table", "users"), Property("ratio", Double(index) / 8),
      ]
      return span
    }
  }
}
