#if Logging
  internal import Fastrace
  internal import Logging

  extension LogBuffer {
    /// Writes `key=value`, the value quoted when it could not be told from what follows otherwise.
    mutating func appendPair(_ key: String, _ value: Logger.MetadataValue) {
      appendKey(key)
      append(ascii: "=")
      if case .string(let text) = value { appendQuotedIfNeeded(text) } else { appendQuotedIfNeeded(value.description) }
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
      for byte in key.utf8 {
        let isAllowed = byte > 0x20 && byte != 0x3D && byte != 0x22 && byte != 0x5C && byte < 0x7F
        append(isAllowed ? byte : UInt8(ascii: "_"))
      }
    }

    private mutating func appendQuotedIfNeeded(_ text: String) {
      if text.isEmpty || text.utf8.contains(where: Self.needsQuotes) {
        append(ascii: "\"")
        append(text, escaping: .quoted)
        append(ascii: "\"")
      } else {
        append(text)
      }
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
      byte <= 0x20 || byte == 0x22 || byte == 0x3D || byte == 0x5C || byte == 0x7F || byte == 0xC2 || byte == 0xE2
    }
  }

  extension LogRecord {
    /// The metadata in an order that does not change from process to process.
    var sortedMetadata: [Logger.Metadata.Element] {
      metadata.count < 2 ? Array(metadata) : metadata.sorted { $0.key < $1.key }
    }

    /// What an error is called in layouts: its type and what it says.
    var errorParts: (type: String, message: String)? {
      error.map { (String(reflecting: type(of: $0)), "\($0)") }
    }
  }
#endif
