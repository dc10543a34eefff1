#if Viewer
  import Testing

  @testable import FastraceViewer

  @Suite struct GunzipTests {
    private func decompress(_ bytes: [UInt8], limit: Int = 1 << 20) throws -> [UInt8] {
      try Gunzip.decompress(bytes, limit: limit) { _ throws(IntakeFailure) in }
    }

    @Test func decompresses() throws {
      for count in [1, 100, 16 << 10, 300_000] {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
        let compressed = try #require(Gzip.compress(bytes))
        #expect(try decompress(compressed) == bytes)
        #expect(try decompress(compressed + compressed) == bytes + bytes)
      }
    }

    @Test func stopsAtTheLimit() throws {
      let bomb = try #require(Gzip.compress([UInt8](repeating: 0, count: 64 << 20)))
      #expect(bomb.count < 1 << 20)
      var reserved = 0
      #expect(throws: IntakeFailure.self) {
        try Gunzip.decompress(bomb, limit: 1 << 20) { count throws(IntakeFailure) in reserved += count }
      }
      #expect(reserved == (1 << 20) + 1)
      let exact = try #require(Gzip.compress([UInt8](repeating: 7, count: 5_000)))
      #expect(try decompress(exact, limit: 5_000).count == 5_000)
      #expect(throws: IntakeFailure.self) { try decompress(exact, limit: 4_999) }
    }

    /// What grows in several steps is reserved once: a message within the limits must never count as too many.
    @Test func reservesOnlyWhatItHolds() throws {
      var random = SystemRandomNumberGenerator()
      let noise = (0..<20_000).map { _ in UInt8.random(in: 0...255, using: &random) }
      let compressed = try #require(Gzip.compress(noise + [UInt8](repeating: 0, count: 75_000)))
      var reserved = 0
      let bytes = try Gunzip.decompress(compressed, limit: 100_000) { count throws(IntakeFailure) in reserved += count }
      #expect(bytes.count == 95_000)
      #expect(reserved == 100_001)
    }

    @Test func refusesDamage() throws {
      let whole = try #require(Gzip.compress(Array("some bytes that are compressed".utf8)))
      for count in 0..<whole.count {
        #expect(throws: IntakeFailure.self) { try decompress(Array(whole.prefix(count))) }
      }
      #expect(throws: IntakeFailure.self) { try decompress(Array("not gzip".utf8)) }
    }
  }
#endif
