#if Viewer
  import GRPCCore

  /// Takes messages as they are; they are decoded where OTLP over HTTP is decoded as well.
  struct RawDeserializer: MessageDeserializer {
    func deserialize<Bytes: GRPCContiguousBytes>(_ serializedMessageBytes: Bytes) throws -> [UInt8] {
      unsafe serializedMessageBytes.withUnsafeBytes { unsafe Array($0) }
    }
  }

  struct RawSerializer: MessageSerializer {
    func serialize<Bytes: GRPCContiguousBytes>(_ message: [UInt8]) throws -> Bytes { Bytes(message) }
  }
#endif
