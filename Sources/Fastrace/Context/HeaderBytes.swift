/// The bytes of a header value while it is parsed.
///
/// Parsers work on ranges of these bytes and make strings only of what they keep. Every access is checked.
package typealias HeaderBytes = Swift.Span<UInt8>

extension String {
  /// Runs a closure on the UTF-8 bytes of the string.
  ///
  /// Copies nothing, except for a string that another runtime owns.
  @inline(__always)
  package func withHeaderBytes<Result>(_ body: (HeaderBytes) -> Result) -> Result {
    // SAFETY: the span is used only while the closure runs, and so is the buffer that it covers.
    if let result = unsafe utf8.withContiguousStorageIfAvailable({ unsafe body($0.span) }) {
      return result
    }
    var copy = self
    return copy.withUTF8 { unsafe body($0.span) }
  }
}

extension HeaderBytes {
  /// The part of a range that is left without spaces and tabs at both ends.
  @inline(__always)
  package func trimming(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, isBlank(self[lower]) { lower += 1 }
    while lower < upper, isBlank(self[upper - 1]) { upper -= 1 }
    return lower..<upper
  }

  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// The position of the first byte with a value in a range, if there is one.
  package func index(of byte: UInt8, in range: Range<Int>) -> Int? {
    range.first { self[$0] == byte }
  }

  /// Whether all bytes of a range fulfil a condition.
  @inline(__always)
  package func all(in range: Range<Int>, _ isAllowed: (UInt8) -> Bool) -> Bool {
    for index in range where !isAllowed(self[index]) { return false }
    return true
  }

  /// Runs a closure on the range of each field between separators, until it returns false.
  ///
  /// There is always one field more than separators. Returns whether the closure returned true each time.
  @inline(__always)
  package func allFields(in range: Range<Int>, separator: UInt8, _ body: (Range<Int>) -> Bool) -> Bool {
    var start = range.lowerBound
    while let end = index(of: separator, in: start..<range.upperBound) {
      guard body(start..<end) else { return false }
      start = end + 1
    }
    return body(start..<range.upperBound)
  }

  /// Whether a range holds exactly the bytes of an ASCII text.
  package func equals(_ text: StaticString, in range: Range<Int>) -> Bool {
    guard text.utf8CodeUnitCount == range.count else { return false }
    return text.withUTF8Buffer { expected in
      // SAFETY: the buffer of a static string is immortal, and the index stays below its count.
      expected.indices.allSatisfy { unsafe expected[$0] == self[range.lowerBound + $0] }
    }
  }

  /// A new string of the bytes in a range, in which anything that is not UTF-8 is replaced.
  package func string(_ range: Range<Int>) -> String {
    // SAFETY: the string copies the bytes before the closure returns.
    unsafe extracting(range).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}

extension HeaderBytes {
  /// Reads 16 lowercase hexadecimal digits from a position.
  ///
  /// Sets bits of `faults` when one of them is no digit; see `HexWord.decode(_:faults:)`.
  @inline(__always)
  func hexNumber(at offset: Int, faults: inout UInt64) -> UInt64 {
    let high = HexWord.decode(word(at: offset), faults: &faults)
    let low = HexWord.decode(word(at: offset + 8), faults: &faults)
    return UInt64(high) << 32 | UInt64(low)
  }

  /// Reads a number from a range of exactly 16 hexadecimal digits, lowercase ones unless told otherwise.
  package func hexNumber(in range: Range<Int>? = nil, caseSensitive: Bool = true) -> UInt64? {
    let range = range ?? 0..<count
    guard range.count == 16 else { return nil }
    var faults: UInt64 = 0
    let words = (word(at: range.lowerBound), word(at: range.lowerBound + 8))
    let high = HexWord.decode(caseSensitive ? words.0 : HexWord.lowercased(words.0), faults: &faults)
    let low = HexWord.decode(caseSensitive ? words.1 : HexWord.lowercased(words.1), faults: &faults)
    return faults == 0 ? UInt64(high) << 32 | UInt64(low) : nil
  }

  /// Reads two numbers from a range of exactly 32 hexadecimal digits, lowercase ones unless told otherwise.
  package func hexNumberPair(in range: Range<Int>? = nil, caseSensitive: Bool = true) -> (high: UInt64, low: UInt64)? {
    let range = range ?? 0..<count
    guard range.count == 32,
      let high = hexNumber(in: range.prefix(16), caseSensitive: caseSensitive),
      let low = hexNumber(in: range.dropFirst(16), caseSensitive: caseSensitive)
    else { return nil }
    return (high, low)
  }

  /// Reads a number from decimal digits, or gives nil if there is anything else or it exceeds 64 bits.
  package func decimalNumber(in range: Range<Int>) -> UInt64? {
    guard !range.isEmpty else { return nil }
    var number: UInt64 = 0
    for index in range {
      guard case let digit = self[index] &- UInt8(ascii: "0"), digit <= 9 else { return nil }
      let (product, isTooLarge) = number.multipliedReportingOverflow(by: 10)
      let (sum, isStillTooLarge) = product.addingReportingOverflow(UInt64(digit))
      guard !isTooLarge, !isStillTooLarge else { return nil }
      number = sum
    }
    return number
  }

  /// Eight bytes as a word, the first one in its least significant byte.
  @inline(__always)
  private func word(at offset: Int) -> UInt64 {
    // SAFETY: the load is checked against the count, and every bit pattern is a number.
    UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}

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
