/// Eight hexadecimal digits handled at once inside one machine word.
///
/// A word holds eight ASCII bytes in the order of the text, the first digit in the least significant byte. Every step
/// treats all bytes alike and carries nothing between them, so that no table is read and eight digits cost about twenty
/// instructions.
enum HexWord {
  private static let eachByte: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Gives the eight lowercase digits of a number.
  @inline(__always)
  static func encode(_ number: UInt32) -> UInt64 {
    var nibbles = UInt64(number)
    nibbles = (nibbles >> 16 | nibbles << 32) & 0x0000_FFFF_0000_FFFF
    nibbles = (nibbles >> 8 | nibbles << 16) & 0x00FF_00FF_00FF_00FF
    nibbles = (nibbles >> 4 | nibbles << 8) & 0x0F0F_0F0F_0F0F_0F0F
    let letters = ((nibbles &+ 6 &* eachByte) >> 4) & eachByte
    return nibbles &+ 0x30 &* eachByte &+ letters &* 0x27
  }

  /// Gives the number that eight lowercase digits spell.
  ///
  /// Sets bits of `faults` when a byte is no lowercase digit, and then the number means nothing. The caller gathers
  /// the faults of several words and tests them once.
  @inline(__always)
  static func decode(_ digits: UInt64, faults: inout UInt64) -> UInt32 {
    let decimal = isAtLeast(digits, 0x30) & ~isAtLeast(digits, 0x3A)
    let letters = isAtLeast(digits, 0x61) & ~isAtLeast(digits, 0x67)
    faults |= ~(decimal | letters) & highBits
    var number = digits & (0x0F &* eachByte) &+ ((letters & highBits) >> 7) &* 9
    number = (number << 4 | number >> 8) & 0x00FF_00FF_00FF_00FF
    number = (number << 8 | number >> 16) & 0x0000_FFFF_0000_FFFF
    return UInt32(truncatingIfNeeded: number << 16 | number >> 32)
  }

  /// Turns the letters of a word to lower case.
  ///
  /// Bytes that are no letters may become other bytes, but never a hexadecimal digit.
  @inline(__always)
  static func lowercased(_ digits: UInt64) -> UInt64 {
    digits | (digits & (0x40 &* eachByte)) >> 1
  }

  /// Sets the high bit of every byte that is at least `bound`, as long as all bytes are below 0x80.
  ///
  /// Larger bytes spoil the result, and may carry into the next byte, but in no way that makes them look like digits:
  /// where adding for the lower bound of a range leaves the high bit set, adding for the upper one does too.
  @inline(__always)
  private static func isAtLeast(_ word: UInt64, _ bound: UInt64) -> UInt64 {
    word &+ (0x80 &- bound) &* eachByte
  }
}
