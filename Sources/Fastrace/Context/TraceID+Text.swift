extension TraceID: LosslessStringConvertible {
  /// The identifier as 32 lowercase hexadecimal digits.
  ///
  /// This is the form used by W3C Trace Context. Costs one allocation of the string.
  public var description: String {
    String(fixedLength: 32) { writer in
      writer.writeHex(high)
      writer.writeHex(low)
    }
  }

  /// Reads an identifier from exactly 32 hexadecimal digits.
  ///
  /// Digits above nine may be written in lower or upper case. Any other length or character, spaces and a `0x` prefix
  /// included, gives nil. The reserved all-zero text is accepted and gives `zero`. Allocates nothing.
  public init?(_ description: String) {
    guard let halves = description.withHeaderBytes({ $0.hexNumberPair(caseSensitive: false) }) else { return nil }
    self.init(high: halves.high, low: halves.low)
  }
}

extension TraceID: Codable {
  /// Reads the identifier from a single string of 32 hexadecimal digits.
  ///
  /// Throws `DecodingError.dataCorrupted` when the string is anything else.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = TraceID(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "A trace id has 32 hexadecimal digits.")
    }
    self = value
  }

  /// Writes the identifier as a single string of 32 lowercase hexadecimal digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
