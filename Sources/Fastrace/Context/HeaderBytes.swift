/// The bytes of a header value while it is parsed.
///
/// Parsers work on ranges of these bytes and make strings only of what they keep. Every access is checked.
typealias HeaderBytes = Swift.Span<UInt8>

extension String {
  /// Runs a closure on the UTF-8 bytes of the string.
  ///
  /// Copies nothing, except for a string that another runtime owns.
  @inline(__always)
  func withHeaderBytes<Result>(_ body: (HeaderBytes) -> Result) -> Result {
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
  func trimming(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, isBlank(self[lower]) { lower += 1 }
    while lower < upper, isBlank(self[upper - 1]) { upper -= 1 }
    return lower..<upper
  }

  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// The position of the first byte with a value in a range, if there is one.
  func index(of byte: UInt8, in range: Range<Int>) -> Int? {
    range.first { self[$0] == byte }
  }

  /// Whether all bytes of a range fulfil a condition.
  @inline(__always)
  func all(in range: Range<Int>, _ isAllowed: (UInt8) -> Bool) -> Bool {
    for index in range where !isAllowed(self[index]) { return false }
    return true
  }

  /// Runs a closure on the range of each field between separators, until it returns false.
  ///
  /// There is always one field more than separators. Returns whether the closure returned true each time.
  @inline(__always)
  func allFields(in range: Range<Int>, separator: UInt8, _ body: (Range<Int>) -> Bool) -> Bool {
    var start = range.lowerBound
    while let end = index(of: separator, in: start..<range.upperBound) {
      guard body(start..<end) else { return false }
      start = end + 1
    }
    return body(start..<range.upperBound)
  }

  /// Whether a range holds exactly the bytes of an ASCII text.
  func equals(_ text: StaticString, in range: Range<Int>) -> Bool {
    guard text.utf8CodeUnitCount == range.count else { return false }
    return text.withUTF8Buffer { expected in
      // SAFETY: the buffer of a static string is immortal, and the index stays below its count.
      expected.indices.allSatisfy { unsafe expected[$0] == self[range.lowerBound + $0] }
    }
  }

  /// A new string of the bytes in a range, in which anything that is not UTF-8 is replaced.
  func string(_ range: Range<Int>) -> String {
    // SAFETY: the string copies the bytes before the closure returns.
    unsafe extracting(range).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
