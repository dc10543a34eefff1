extension SpanID: LosslessStringConvertible {
  /// The identifier as 16 lowercase hexadecimal digits.
  ///
  /// This is the form used by W3C Trace Context. Costs one allocation of the string.
  public var description: String {
    String(fixedLength: 16) { $0.writeHex(rawValue) }
  }

  /// Reads an identifier from exactly 16 hexadecimal digits.
  ///
  /// Digits above nine may be written in lower or upper case. Any other length or character gives nil. The reserved
  /// all-zero text is accepted and gives `zero`. Allocates nothing.
  public init?(_ description: String) {
    guard let number = description.withHeaderBytes({ $0.hexNumber(caseSensitive: false) }) else { return nil }
    self.init(rawValue: number)
  }
}

extension SpanID: Codable {
  /// Reads the identifier from a single string of 16 hexadecimal digits.
  ///
  /// Throws `DecodingError.dataCorrupted` when the string is anything else.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = SpanID(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "A span id has 16 hexadecimal digits.")
    }
    self = value
  }

  /// Writes the identifier as a single string of 16 lowercase hexadecimal digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
