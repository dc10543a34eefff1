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
