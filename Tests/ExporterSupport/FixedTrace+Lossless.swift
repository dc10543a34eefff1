package import Fastrace

extension FixedTrace {
  /// The spans for formats that lose nothing: the fixed trace, 10,000 more, and what only such formats can carry.
  package static func lossless() -> [SpanRecord] { spans + many(10_000) + lengths() + [numbers()] }

  /// Names and values around the lengths at which the length of the length changes.
  private static func lengths() -> [SpanRecord] {
    let lengths = Array(0...140) + Array(16_300...16_400)
    return lengths.enumerated().map { index, length in
      var span = plain(UInt64(100_000 + index), name: String(repeating: "n", count: length))
      if index % 3 > 0 { span.properties = [Property("k", String(repeating: "v", count: length))] }
      if index % 3 > 1 { span.events = [.init(name: String(repeating: "e", count: length), unixNanoseconds: start)] }
      return span
    }
  }

  /// Floating-point numbers that are no numbers, and times with nanoseconds.
  private static func numbers() -> SpanRecord {
    var span = plain(200_000)
    span.startUnixNanoseconds += 789
    span.properties = [
      Property("nan", Double.nan), Property("infinity", Double.infinity), Property("-infinity", -Double.infinity),
      Property("-0", -0.0), Property("whole", 3.0),
    ]
    return span
  }

  /// A span with nothing but its identity, its name and its times.
  package static func plain(
    _ id: UInt64, parent: UInt64 = 1, name: String = "step", kind: TraceSpan.Kind = .internal
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
    guard !properties.allSatisfy(isPlain) else { return self }
    var span = self
    span.properties = PropertyList(properties.filter(isPlain))
    return span
  }
}
