/// Reads the fields of a protobuf message one by one; ends at the first that is malformed.
package struct ProtobufFields {
  package enum Value {
    case number(UInt64)
    case bytes(ArraySlice<UInt8>)
  }
  private var rest: ArraySlice<UInt8>

  package init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// The next field; nil at the end.
  package mutating func next() -> (number: Int, value: Value)? {
    guard let tag = varint(), let number = Int(exactly: tag >> 3), number > 0 else { return nil }
    switch tag & 7 {
    case 0: return varint().map { (number, .number($0)) }
    case 1: return fixed(8).map { (number, .number($0)) }
    case 2: return lengthPrefixed().map { (number, .bytes($0)) }
    case 5: return fixed(4).map { (number, .number($0)) }
    default: return nil
    }
  }

  private mutating func varint() -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: 0, to: 70, by: 7) {
      guard let byte = rest.popFirst() else { return nil }
      value |= UInt64(byte & 0x7f) << UInt64(shift)
      if byte < 0x80 { return value }
    }
    return nil
  }

  private mutating func fixed(_ count: Int) -> UInt64? {
    guard rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private mutating func lengthPrefixed() -> ArraySlice<UInt8>? {
    guard let length = varint().flatMap({ Int(exactly: $0) }), length <= rest.count else { return nil }
    defer { rest = rest.dropFirst(length) }
    return rest.prefix(length)
  }
}
