extension Baggage {
  /// Reads a list from the value of one `baggage` header.
  ///
  /// Always succeeds: a malformed member is skipped, and so is one that no longer fits; `droppedCount` says how many.
  /// Members after the 180th are not looked at, because the grammar ends there.
  /// Of members with the same key the last one counts. Values are percent-decoded, and bytes that are not UTF-8 then
  /// become U+FFFD. The cost grows with the length of the text, plus the strings of the entries.
  public init(headerValue: String) {
    self.init(headerLines: [headerValue])
  }

  /// Reads a list from all lines of the header `baggage`, in their order.
  ///
  /// The lines count as one list, and the limits hold for all of them together.
  public init(headerLines: [String]) {
    var memberCount = 0
    for line in headerLines {
      line.withHeaderBytes { addMembers(of: $0, memberCount: &memberCount) }
    }
  }

  /// The value of the header `baggage`, at most 8,192 bytes of ASCII.
  ///
  /// Empty for an empty list, which is not worth sending. Costs one string allocation, plus one for each value that
  /// needs percent-encoding.
  public var headerValue: String {
    var text = ""
    text.reserveCapacity(headerLength)
    for entry in entries {
      if !text.isEmpty { text += "," }
      text += entry.key
      text += "="
      text += PercentEncoding.encode(entry.value)
      for property in entry.properties {
        text += ";"
        text += property.key
        guard let value = property.value else { continue }
        text += "="
        text += PercentEncoding.encode(value)
      }
    }
    return text
  }

  private mutating func addMembers(of bytes: HeaderBytes, memberCount: inout Int) {
    _ = bytes.allFields(in: 0..<bytes.count, separator: UInt8(ascii: ",")) { range in
      let range = bytes.trimming(range)
      guard !range.isEmpty else { return true }
      memberCount += 1
      let entry = memberCount > Self.maximumEntryCount ? nil : BaggageGrammar.entry(bytes, range)
      let isKept = entry.map { insert($0) } ?? false
      droppedCount += isKept ? 0 : 1
      return true
    }
  }
}

extension Baggage.Entry {
  /// The length of the entry within a header value, in bytes.
  var headerLength: Int {
    key.utf8.count + 1 + PercentEncoding.encodedLength(value) + properties.reduce(0) { $0 + 1 + $1.headerLength }
  }
}

extension Baggage.Property {
  /// The length of the property within a header value, in bytes.
  var headerLength: Int {
    key.utf8.count + (value.map { 1 + PercentEncoding.encodedLength($0) } ?? 0)
  }
}
