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
  func hexNumber(in range: Range<Int>? = nil, caseSensitive: Bool = true) -> UInt64? {
    let range = range ?? 0..<count
    guard range.count == 16 else { return nil }
    var faults: UInt64 = 0
    let words = (word(at: range.lowerBound), word(at: range.lowerBound + 8))
    let high = HexWord.decode(caseSensitive ? words.0 : HexWord.lowercased(words.0), faults: &faults)
    let low = HexWord.decode(caseSensitive ? words.1 : HexWord.lowercased(words.1), faults: &faults)
    return faults == 0 ? UInt64(high) << 32 | UInt64(low) : nil
  }

  /// Reads two numbers from a range of exactly 32 hexadecimal digits, lowercase ones unless told otherwise.
  func hexNumberPair(in range: Range<Int>? = nil, caseSensitive: Bool = true) -> (high: UInt64, low: UInt64)? {
    let range = range ?? 0..<count
    guard range.count == 32,
      let high = hexNumber(in: range.prefix(16), caseSensitive: caseSensitive),
      let low = hexNumber(in: range.dropFirst(16), caseSensitive: caseSensitive)
    else { return nil }
    return (high, low)
  }

  /// Reads a number from decimal digits, or gives nil if there is anything else or it exceeds 64 bits.
  func decimalNumber(in range: Range<Int>) -> UInt64? {
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
