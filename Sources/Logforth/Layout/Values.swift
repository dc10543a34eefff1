#if Logging
  internal import Fastrace
  internal import FastraceWire
  internal import Logging

  extension LogBuffer {
    /// Writes `key=value`, the value quoted when it could not be told from what follows otherwise.
    mutating func appendPair(_ key: String, _ value: Logger.MetadataValue) {
      switch value {
      case .string(let text): appendPair(key, text)
      case .stringConvertible(let value): appendPair(key, value.description)
      case .array, .dictionary: appendPair(key, value.description)
      }
    }

    /// Writes `key=value` as above.
    mutating func appendPair(_ key: String, _ value: String) {
      appendKey(key)
      append(ascii: "=")
      appendQuotedIfNeeded(value)
    }

    /// Writes `key=value` as above.
    mutating func appendPair(_ property: Property) {
      if case .string(let text) = property.value { return appendPair(property.key, text) }
      appendPair(property.key, property.value.description)
    }

    /// Writes a key; what cannot be in one becomes an underscore, because a record is not to be lost for its key.
    mutating func appendKey(_ key: String) {
      if key.isEmpty { return append(ascii: "_") }
      // SAFETY: the bytes are those of `key`, which lends them for the call.
      unsafe key.withBytes { bytes in
        if unsafe bytes.allSatisfy(Self.isAllowedInKey) { return unsafe append(bytes, 0..<bytes.count) }
        for index in 0..<bytes.count {
          let byte = unsafe bytes[index]
          wire.append(Self.isAllowedInKey(byte) ? byte : UInt8(ascii: "_"))
        }
      }
    }

    @inline(__always)
    private static func isAllowedInKey(_ byte: UInt8) -> Bool {
      byte > 0x20 && byte != 0x3D && byte != 0x22 && byte != 0x5C && byte < 0x7F
    }

    private mutating func appendQuotedIfNeeded(_ text: String) {
      // SAFETY: as above.
      unsafe text.withBytes { bytes in
        if unsafe !bytes.isEmpty && bytes.allSatisfy(Self.isPlain) { return unsafe append(bytes, 0..<bytes.count) }
        append(ascii: "\"")
        unsafe appendEscaped(bytes, .quoted)
        append(ascii: "\"")
      }
    }

    @inline(__always)
    private static func isPlain(_ byte: UInt8) -> Bool {
      byte > 0x20 && byte != 0x22 && byte != 0x3D && byte != 0x5C && byte != 0x7F && byte != 0xC2 && byte != 0xE2
    }
  }

  extension LogRecord {
    /// What an error is called in layouts: its type and what it says.
    var errorParts: (type: String, message: String)? {
      error.map { (String(reflecting: type(of: $0)), "\($0)") }
    }
  }
#endif
