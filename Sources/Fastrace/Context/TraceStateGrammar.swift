/// The rules for the keys and values of a `tracestate` list, from the section "list-members" of level 2.
enum TraceStateGrammar {
  /// How long a key, and how long a value, can be, in characters.
  static let maximumLength = 256

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
