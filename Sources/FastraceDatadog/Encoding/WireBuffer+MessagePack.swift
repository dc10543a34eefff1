package import FastraceWire

/// MessagePack: numbers with the highest byte first, lengths in the shortest form.
extension WireBuffer {
  @inline(__always)
  package mutating func appendText(_ text: String) {
    let count = text.utf8.count
    if count < 32 { append(0xa0 | UInt8(truncatingIfNeeded: count)) } else { appendTextHead(count) }
    append(text)
  }

  @inline(never)
  private mutating func appendTextHead(_ count: Int) {
    switch count {
    case 0..<0x100: append(0xd9 | UInt64(count) << 8, count: 2)
    case 0..<0x1_0000: append(head: 0xda, UInt64(count), bytes: 2)
    default: append(head: 0xdb, UInt64(count), bytes: 4)
    }
  }

  /// A key that is written often.
  @inline(__always)
  package mutating func appendKey(_ text: StaticString) {
    // Keys are short.
    append(0xa0 | UInt8(truncatingIfNeeded: text.utf8CodeUnitCount))
    appendLiteral(text)
  }

  /// Takes nine bytes, whatever the number is.
  package mutating func appendLongUnsigned(_ number: UInt64) { append(head: 0xcf, number, bytes: 8) }

  package mutating func appendDouble(_ number: Double) { append(head: 0xcb, number.bitPattern, bytes: 8) }

  package mutating func appendArrayHead(_ count: Int) {
    if count < 16 { return append(0x90 | UInt8(count)) }
    append(head: 0xdd, UInt64(count), bytes: 4)
  }

  /// Begins a map whose size is not known yet, and returns its place for ``closeMap(_:_:)``.
  package mutating func openMap() -> Int {
    append(0xdf, count: 5)
    return end - 4
  }

  /// Says how many pairs the map has that was opened there.
  package mutating func closeMap(_ place: Int, _ count: Int) {
    overwrite(UInt32(truncatingIfNeeded: count), at: place)
  }

  @inline(__always)
  private mutating func append(head: UInt8, _ number: UInt64, bytes: Int) {
    append(head)
    append(number.byteSwapped >> UInt64(64 - bytes * 8), count: bytes)
  }
}
