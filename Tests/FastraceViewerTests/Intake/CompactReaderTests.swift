#if Viewer
  @testable import FastraceViewer
  import Testing

  @Suite struct CompactReaderTests {
    private func rest(afterSkipping kind: CompactReader.Kind, _ bytes: [UInt8]) throws -> UInt8 {
      var reader = CompactReader(bytes)
      try reader.skip(kind)
      return try reader.byte()
    }

    /// Truth values lie in the number of a field's kind, but in collections they are bytes.
    @Test func truthValuesInCollectionsAreBytes() throws {
      #expect(try rest(afterSkipping: .list, [0x31, 1, 2, 1, 99]) == 99)
      #expect(try rest(afterSkipping: .map, [2, 0x11, 1, 2, 2, 1, 99]) == 99)
      #expect(try rest(afterSkipping: .yes, [99]) == 99)
    }

    /// Otherwise some thousand bytes could claim a thousand million elements.
    @Test func everyElementTakesAByte() {
      let filler = [UInt8](repeating: 0, count: 100)
      #expect(throws: CompactReader.Malformed.self) { try rest(afterSkipping: .list, [0xF0, 90] + filler) }
      #expect(throws: CompactReader.Malformed.self) { try rest(afterSkipping: .map, [90, 0x00] + filler) }
      #expect(throws: CompactReader.Malformed.self) { try rest(afterSkipping: .map, [90, 0x11] + filler) }
    }

    @Test func nestingHasALimit() {
      let lists = [UInt8](repeating: 0x19, count: 40) + [0x13, 0]
      #expect(throws: CompactReader.Malformed.self) { try rest(afterSkipping: .list, lists) }
    }
  }
#endif
