#if Viewer
  /// A number for bytes that stays the same from one start to the next, unlike that of `Hashable`.
  enum StableHash {
    /// FNV-1a over both with a border between them, and the bits mixed once more, so that each part of them can be used.
    static func of(_ first: some Sequence<UInt8>, _ second: some Sequence<UInt8>) -> UInt64 {
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for byte in first { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0xff) &* 0x100_0000_01b3
      for byte in second { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ hash >> 30) &* 0xbf58_476d_1ce4_e5b9
      hash = (hash ^ hash >> 27) &* 0x94d0_49bb_1331_11eb
      return hash ^ hash >> 31
    }
  }
#endif
