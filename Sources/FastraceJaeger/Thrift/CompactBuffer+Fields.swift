/// The types of fields and elements in the compact protocol.
enum CompactType: UInt8 {
  case boolTrue = 1
  case boolFalse = 2
  case i32 = 5
  case i64 = 6
  case double = 7
  case binary = 8
  case list = 9
  case structure = 12
}

// Fields say by how much their number is larger than that of the field before them.
extension CompactBuffer {
  /// The most bytes that a field with a number takes.
  static var numberField: Int { 11 }

  @inline(__always)
  mutating func putHeader(reserved type: CompactType, _ delta: UInt8) {
    put(reserved: delta &<< 4 | type.rawValue)
  }

  /// A number of 64 or 32 bits, for which there is reserved room.
  @inline(__always)
  mutating func putField(reserved value: Int64, _ delta: UInt8, _ type: CompactType = .i64) {
    putHeader(reserved: type, delta)
    put(reservedZigzag: value)
  }

  @inline(__always)
  mutating func putField(_ value: Int64, _ delta: UInt8, _ type: CompactType = .i64) {
    if reserve(Self.numberField) { putField(reserved: value, delta, type) }
  }

  @inline(__always)
  mutating func putField(_ text: String, _ delta: UInt8) {
    guard reserve(1) else { return }
    putHeader(reserved: .binary, delta)
    put(text)
  }

  /// A list, the elements of which follow.
  @inline(__always)
  mutating func putListField(_ type: CompactType, count: Int, _ delta: UInt8) {
    guard reserve(12) else { return }
    putHeader(reserved: .list, delta)
    putListHeader(reserved: type, count)
  }

  @inline(__always)
  private mutating func putListHeader(reserved type: CompactType, _ count: Int) {
    if count < 15 { return put(reserved: UInt8(truncatingIfNeeded: count) &<< 4 | type.rawValue) }
    put(reserved: 0xF0 | type.rawValue)
    put(reservedVarint: UInt64(truncatingIfNeeded: count))
  }

  /// The end of a structure.
  @inline(__always)
  mutating func putEnd() {
    if reserve(1) { put(reserved: 0) }
  }
}
