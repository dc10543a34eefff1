extension TraceState {
  /// Reads a list from the value of one `tracestate` header.
  ///
  /// Follows the section "tracestate Header" of W3C Trace Context, level 2. Spaces and tabs around members are
  /// ignored, and so are empty members. Of members with the same key the first one, which is the most recent, is
  /// kept. Gives nil when any member breaks the grammar or there are more than 32; an empty header gives an empty
  /// list. The cost grows with the length of the text, plus the strings of the members.
  public init?(headerValue: String) {
    var parser = TraceStateParser()
    guard parser.add(line: headerValue) else { return nil }
    self.init(checked: parser.members)
  }

  /// Reads a list from all lines of the header `tracestate`, in their order.
  ///
  /// The lines count as one list, as if joined by commas. One malformed line, or more than 32 members in all of them,
  /// gives nil.
  public init?(headerLines: [String]) {
    var parser = TraceStateParser()
    for line in headerLines {
      guard parser.add(line: line) else { return nil }
    }
    self.init(checked: parser.members)
  }
}

extension TraceState: Codable {
  /// Reads the list from a single string in the form of the header.
  ///
  /// Throws `DecodingError.dataCorrupted` when the string breaks the grammar.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = TraceState(headerValue: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "The text is not a valid tracestate.")
    }
    self = value
  }

  /// Writes the list as a single string in the form of the header.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(headerValue)
  }
}

/// Gathers the members of one or several `tracestate` lines.
private struct TraceStateParser {
  var members: [TraceState.Member] = []

  /// Counts repeated keys too, because the limit holds for the list as it was sent.
  private var memberCount = 0

  /// Adds the members of one line and tells whether all of them are well-formed and fit.
  mutating func add(line: String) -> Bool {
    line.withHeaderBytes { bytes in
      bytes.allFields(in: 0..<bytes.count, separator: UInt8(ascii: ",")) { addMember(bytes, bytes.trimming($0)) }
    }
  }

  private mutating func addMember(_ bytes: HeaderBytes, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return true }
    memberCount += 1
    guard memberCount <= TraceState.maximumMemberCount,
      let equals = bytes.index(of: UInt8(ascii: "="), in: range),
      TraceStateGrammar.isKey(bytes, range.lowerBound..<equals),
      TraceStateGrammar.isValue(bytes, equals + 1..<range.upperBound)
    else { return false }
    let key = bytes.string(range.lowerBound..<equals)
    guard !members.contains(where: { $0.key == key }) else { return true }
    members.append(TraceState.Member(key: key, value: bytes.string(equals + 1..<range.upperBound)))
    return true
  }
}

/// The rules for the keys and values of a `tracestate` list, from the section "list-members" of level 2.
package enum TraceStateGrammar {
  /// How long a key, and how long a value, can be, in characters.
  package static let maximumLength = 256

  /// Whether the bytes spell a key.
  static func isKey(_ bytes: HeaderBytes, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty, range.count <= maximumLength, isKeyStart(bytes[range.lowerBound]) else { return false }
    return bytes.all(in: range, isKeyByte)
  }

  /// Whether the bytes spell a value.
  static func isValue(_ bytes: HeaderBytes, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty, range.count <= maximumLength else { return false }
    return bytes[range.upperBound - 1] != UInt8(ascii: " ") && bytes.all(in: range, isValueByte)
  }

  private static func isKeyStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: false
    }
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "@"): true
    default: isKeyStart(byte)
    }
  }

  private static func isValueByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "="): false
    case 0x20...0x7E: true
    default: false
    }
  }
}
