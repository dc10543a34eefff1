#if Viewer
  import Testing

  @testable import FastraceViewer

  @Suite struct CompactReaderTests {
    private let end: UInt8 = 0x2a

    /// What the reader finds behind a field that it skips.
    private func skip(_ kind: CompactReader.Kind, _ bytes: [UInt8]) throws -> UInt8 {
      var reader = CompactReader(bytes + [end])
      try reader.skip(kind)
      return try reader.byte()
    }

    @Test func skipsTruthValuesInCollections() throws {
      #expect(try skip(.list, [0x21, 1, 2]) == end)
      #expect(try skip(.set, [0x22, 1, 2]) == end)
      #expect(try skip(.map, [2, 0x81, 1, 97, 1, 1, 98, 2]) == end)
      #expect(try skip(.map, [1, 0x12, 1, 2]) == end)
      #expect(try skip(.map, [0]) == end)
      #expect(try skip(.structure, [0x11, 0x12, 0]) == end)
    }

    /// They would be announced by the thousand without a byte for any of them.
    @Test(
      arguments: [
        (.list, [0x20, 0, 0]), (.set, [0x20, 0, 0]), (.map, [1, 0x00, 0, 0]), (.map, [1, 0x08, 0, 0]),
        (.map, [1, 0x80, 0, 0]),
      ] as [(CompactReader.Kind, [UInt8])])
    func refusesElementsWithoutBytes(kind: CompactReader.Kind, bytes: [UInt8]) {
      #expect(throws: CompactReader.Malformed.self) { try skip(kind, bytes) }
    }

    @Test func nestingHasALimit() {
      let lists = [UInt8](repeating: 0x19, count: 40) + [0x13, 0]
      #expect(throws: CompactReader.Malformed.self) { try skip(.list, lists) }
    }
  }
#endif
