#if Viewer
  /// The part of an address behind the question mark, decoded.
  struct QueryParameters {
    private var pairs: [(name: String, value: String)] = []

    init(_ query: some StringProtocol) {
      for pair in query.split(separator: "&") {
        let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        pairs.append((Self.decode(parts[0]), parts.count > 1 ? Self.decode(parts[1]) : ""))
      }
    }

    /// The value of a parameter; nil when it is missing or empty.
    subscript(name: String) -> String? { all(name).first }

    func all(_ name: String) -> [String] { pairs.filter { $0.name == name && !$0.value.isEmpty }.map(\.value) }

    /// The value as whatever `parse` makes of it.
    func value<Value>(
      _ name: String, _ expected: String, _ parse: (String) -> Value?
    ) throws(BadRequest) -> Value? {
      guard let text = self[name] else { return nil }
      guard let value = parse(text) else {
        throw BadRequest("the parameter \(name) is \"\(text.prefix(100))\"; it must be \(expected)")
      }
      return value
    }

    private static func decode(_ text: some StringProtocol) -> String {
      var bytes: [UInt8] = []
      var rest = Array(text.utf8)[...]
      while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "%"), let code = UInt64(hexDigits: rest.prefix(2)), rest.count >= 2 {
          bytes.append(UInt8(code))
          rest = rest.dropFirst(2)
        } else {
          bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
        }
      }
      return String(decoding: bytes, as: UTF8.self)
    }

    static func decodePath(_ text: some StringProtocol) -> String { decode(text) }
  }

  /// A request that makes no sense.
  struct BadRequest: Error, Hashable {
    var description: String
    init(_ description: String) { self.description = description }
  }

  /// Durations as people write them.
  package enum DurationText {
    /// Nanoseconds of `100ms`, `1.5s`, `2m`; a number alone is in nanoseconds.
    package static func nanoseconds(_ text: some StringProtocol) -> Int64? {
      let units: [(suffix: String, nanoseconds: Double)] = [
        ("ns", 1), ("us", 1e3), ("µs", 1e3), ("ms", 1e6), ("s", 1e9), ("m", 6e10), ("h", 3.6e12), ("d", 8.64e13),
      ]
      let number = text.prefix { $0.isNumber || $0 == "." }
      let suffix = text.dropFirst(number.count)
      let factor = suffix.isEmpty ? 1 : units.first { $0.suffix == suffix }?.nanoseconds
      guard let factor, let value = Double(String(number)), value.isFinite, value >= 0 else { return nil }
      return Int64(exactly: (value * factor).rounded())
    }
  }
#endif
