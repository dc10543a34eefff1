package import Fastrace

/// The spans that every exporter must deliver field by field: all that a span can have, and many of them.
package enum FixedTrace {
  package static let traceID = TraceID(high: 0x4bf9_2f35_77b3_4da6, low: 0xf3ce_929d_0e0e_4736)
  /// 2024, with digits down to the nanosecond.
  private static let start: UInt64 = 1_720_000_000_123_456_789

  /// All of them: 10,000 spans.
  package static func spans() -> [SpanRecord] {
    let special = details() + texts() + lengths()
    return special + (special.count..<10_000).map { plain(UInt64($0)) }
  }

  /// Every kind of value, event, link, status; in a trace that a remote caller began.
  package static func details() -> [SpanRecord] {
    var server = plain(1, parent: 0xfedc_ba98_7654_3210, name: "GET /users/{id}", kind: .server)
    server.isParentRemote = true
    server.traceFlags = [.sampled, .random]
    server.traceState = TraceState(headerValue: "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE") ?? TraceState()
    server.properties = values
    server.status = .ok
    var failed = plain(2, parent: 1, name: "query", kind: .client)
    failed.status = .error("no such table: users")
    failed.events = [
      SpanRecord.TimedEvent(name: "exception", unixNanoseconds: start + 5, properties: values),
      SpanRecord.TimedEvent(name: "", unixNanoseconds: start + 6),
    ]
    var linked = plain(3, parent: 1, name: "send", kind: .producer)
    linked.links = [
      Link(
        SpanContext(
          traceID: TraceID(high: 0, low: 7), spanID: SpanID(rawValue: 8), isRemote: true,
          traceState: TraceState(headerValue: "a=b") ?? TraceState()), properties: ["n": 1]),
      Link(SpanContext(traceID: traceID, spanID: SpanID(rawValue: .max), isSampled: false)),
    ]
    var limited = plain(4, parent: 1, name: "limited", kind: .consumer)
    var content = SpanDetails.Content()
    content.droppedProperties = 1
    content.droppedEvents = 300
    content.droppedLinks = 70_000
    content.status = .error
    limited.details = SpanDetails(content)
    return [server, failed, linked, limited]
  }

  /// Texts of all kinds, as names, keys and values.
  package static func texts() -> [SpanRecord] {
    let texts = [
      "", "a", "\"quoted\\ \u{0} \u{1f} \n\r\t\u{7f}", "grüße 日本語 👩‍👩‍👧 e\u{301} \u{feff}\u{2028}", "</script>",
      String(repeating: "long ", count: 20_000),
    ]
    return texts.enumerated().map { index, text in
      var span = plain(UInt64(100 + index), parent: 1, name: text)
      span.properties = [
        Property("text", text), Property(text.isEmpty ? "empty" : text, "key"), Property("list", [text]),
      ]
      span.status = .error(text)
      return span
    }
  }

  /// Names and values around the lengths at which the length of the length changes.
  package static func lengths() -> [SpanRecord] {
    let lengths = Array(0...140) + Array(16_300...16_400)
    return lengths.enumerated().map { index, length in
      var span = plain(UInt64(100_000 + index), parent: 1, name: String(repeating: "n", count: length))
      if index % 3 > 0 { span.properties = [Property("k", String(repeating: "v", count: length))] }
      if index % 3 > 1 { span.events = [.init(name: String(repeating: "e", count: length), unixNanoseconds: start)] }
      return span
    }
  }

  /// A value of every type, with the extremes of each.
  package static let values = [
    Property("string", "text"), Property("int", 42), Property("int.min", Int64.min), Property("int.max", Int64.max),
    Property("zero", 0), Property("double", 0.1), Property("double.nan", Double.nan),
    Property("double.infinity", Double.infinity), Property("double.-infinity", -Double.infinity),
    Property("double.-0", -0.0), Property("double.least", Double.leastNonzeroMagnitude),
    Property("double.whole", 3.0), Property("true", true), Property("false", false),
    Property("strings", ["a", "", "ü"]),
    Property("ints", [1, -1, Int64.max]), Property("doubles", [0.5, -0.25]), Property("bools", [true, false]),
    Property("empty", [String]()),
  ]

  /// A span with nothing but its identity, its name and its times.
  package static func plain(
    _ id: UInt64, parent: UInt64 = 1, name: String = "step", kind: SpanKind = .internal
  ) -> SpanRecord {
    SpanRecord(
      traceID: traceID, spanID: SpanID(rawValue: id), parentID: SpanID(rawValue: parent), name: name,
      startUnixNanoseconds: start + id, durationNanoseconds: id * 1_000, kind: kind)
  }
}

extension SpanRecord {
  /// The span without the floating-point numbers for which JSON has no number.
  package var withoutSpecialNumbers: SpanRecord {
    func isPlain(_ property: Property) -> Bool {
      if case .double(let number) = property.value { number.isFinite } else { true }
    }
    var span = self
    span.properties = properties.filter(isPlain)
    span.events = events.map { event in
      SpanRecord.TimedEvent(
        name: event.name, unixNanoseconds: event.unixNanoseconds, properties: event.properties.filter(isPlain))
    }
    return span
  }
}
