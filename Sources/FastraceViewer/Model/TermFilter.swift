#if Viewer
  /// Which terms occur in a part of a trace: a Bloom filter, which may say yes for some that do not.
  ///
  /// A search reads the filter of each trace and looks into those that may match. That costs about ten bits for a
  /// term and no index, which would have to be written at a random place for each attribute of each span.
  package struct TermFilter: Sendable, Hashable {
    /// As many bytes as a power of two.
    package private(set) var bytes: [UInt8]

    private static let bitsPerTerm = 10
    private static let probes = 3

    package init(_ terms: [UInt64]) {
      var size = 8
      while size * 8 < terms.count * Self.bitsPerTerm, size < 1 << 20 { size *= 2 }
      bytes = [UInt8](repeating: 0, count: size)
      for term in terms {
        for bit in Self.bits(term, size) { bytes[bit >> 3] |= 1 << UInt8(bit & 7) }
      }
    }

    package func mayContain(_ term: UInt64) -> Bool { Self.mayContain(term, bytes) }

    /// The same for bytes that belong to somebody else.
    package static func mayContain(_ term: UInt64, _ bytes: [UInt8]) -> Bool {
      // Not ours: says nothing.
      guard !bytes.isEmpty, bytes.count & (bytes.count - 1) == 0 else { return true }
      return bits(term, bytes.count).allSatisfy { bytes[$0 >> 3] & 1 << UInt8($0 & 7) != 0 }
    }

    private static func bits(_ term: UInt64, _ size: Int) -> some Sequence<Int> {
      let mask = UInt64(size * 8 - 1)
      let step = term >> 32 | 1
      return (0..<UInt64(probes)).lazy.map { Int((term &+ $0 &* step) & mask) }
    }
  }

  /// What can be searched for, as numbers that stay the same from one start to the next.
  package enum Term {
    package static func service(_ name: String) -> UInt64 { StableHash.of("s".utf8, name.utf8) }
    package static func operation(_ name: String) -> UInt64 { StableHash.of("o".utf8, name.utf8) }
    package static func attribute(_ key: String, _ value: String) -> UInt64 {
      StableHash.of(("a" + key).utf8, value.utf8)
    }
  }
#endif
