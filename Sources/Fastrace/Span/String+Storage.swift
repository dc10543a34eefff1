extension String {
  /// Bytes that the string keeps on the heap; short strings and literals have none there.
  @inline(__always)
  package var heapBytes: Int {
    isOnHeap ? utf8.count : 0
  }

  /// False when no memory is managed for the string, so that there is nothing to release.
  @inline(__always)
  package var isOnHeap: Bool { words.1 >> 63 == 0 }

  /// The two words of a string.
  // SAFETY: only read, never interpreted as a reference. The four highest bits of the second word say what it is: the
  // highest, that no memory is managed for it; 111, that the bytes are in the words themselves. That layout is fixed on
  // 64-bit platforms.
  @inline(__always)
  private var words: (UInt64, UInt64) { unsafe unsafeBitCast(self, to: (UInt64, UInt64).self) }

  /// True when both have the same bytes; nearly always decided without looking at them.
  @inline(__always)
  func hasSameBytes(as other: String) -> Bool {
    let (own, others) = (words, other.words)
    if own == others { return true }
    if utf8.count != other.utf8.count { return false }
    if (own.1 & others.1) >> 61 == 0b111 { return false }
    return utf8.elementsEqual(other.utf8)
  }

  /// The first `limit` Unicode scalars.
  func truncated(to limit: Int) -> String {
    // As many bytes as scalars allowed: nothing to count.
    if utf8.count <= limit { return self }
    return String(String.UnicodeScalarView(unicodeScalars.prefix(limit)))
  }
}
