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

/// The rules for the members of a `baggage` list, from the section "Header Content" of the W3C specification.
enum BaggageGrammar {
  /// Reads one member, or gives nil if it is malformed.
  static func entry(_ bytes: HeaderBytes, _ range: Range<Int>) -> Baggage.Entry? {
    let end = bytes.index(of: UInt8(ascii: ";"), in: range) ?? range.upperBound
    let (key, value) = pair(bytes, range.lowerBound..<end)
    guard let key, let value else { return nil }
    guard end < range.upperBound else { return Baggage.Entry(key: key, value: value, properties: []) }
    guard let properties = properties(bytes, end + 1..<range.upperBound) else { return nil }
    return Baggage.Entry(key: key, value: value, properties: properties)
  }

  /// Reads the properties of a member, or gives nil if one of them is malformed.
  ///
  /// Empty ones, as a semicolon too many leaves behind, are skipped.
  private static func properties(_ bytes: HeaderBytes, _ range: Range<Int>) -> [Baggage.Property]? {
    var properties: [Baggage.Property] = []
    let isComplete = bytes.allFields(in: range, separator: UInt8(ascii: ";")) { field in
      guard !bytes.trimming(field).isEmpty else { return true }
      let (key, value) = pair(bytes, field)
      guard let key, value != nil || bytes.index(of: UInt8(ascii: "="), in: field) == nil else { return false }
      properties.append(Baggage.Property(key, value))
      return true
    }
    return isComplete ? properties : nil
  }

  /// Reads a key and what follows the first equals sign; each is nil if it is missing or malformed.
  private static func pair(_ bytes: HeaderBytes, _ range: Range<Int>) -> (key: String?, value: String?) {
    let equals = bytes.index(of: UInt8(ascii: "="), in: range)
    let key = bytes.trimming(range.lowerBound..<(equals ?? range.upperBound))
    guard isToken(bytes, key) else { return (nil, nil) }
    guard let equals, case let value = bytes.trimming(equals + 1..<range.upperBound),
      bytes.all(in: value, isValueByte)
    else { return (bytes.string(key), nil) }
    return (bytes.string(key), PercentEncoding.decode(bytes, value))
  }

  /// Whether a text is a token in the sense of RFC 7230, section 3.2.6.
  static func isToken(_ text: String) -> Bool {
    text.withHeaderBytes { isToken($0, 0..<$0.count) }
  }

  private static func isToken(_ bytes: HeaderBytes, _ range: Range<Int>) -> Bool {
    !range.isEmpty && bytes.all(in: range, isTokenByte)
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "#")...UInt8(ascii: "'"),
      UInt8(ascii: "^")...UInt8(ascii: "`"), UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "+"),
      UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "|"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// Whether a byte may stand in an encoded value: printable ASCII without space, `"`, `,`, `;` and `\`.
  static func isValueByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\\"): false
    case 0x21...0x7E: true
    default: false
    }
  }
}
