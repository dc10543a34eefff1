/// How values are spelled in Datadog's headers.
enum DatadogFormat {
  /// Reads an unsigned 64-bit number in decimal, or gives nil if it is anything else.
  static func identifier(_ value: String) -> UInt64? {
    value.withHeaderBytes { $0.decimalNumber(in: $0.trimming(0..<$0.count)) }
  }

  /// Reads a text without the spaces and tabs around it.
  static func text(_ value: String) -> String {
    value.withHeaderBytes { $0.string($0.trimming(0..<$0.count)) }
  }

  /// Reads a small decimal number that may be negative, or gives nil if it is anything else.
  static func priority(_ value: String) -> Int? {
    value.withHeaderBytes { bytes in
      let range = bytes.trimming(0..<bytes.count)
      guard let first = range.first, range.count <= 4 else { return nil }
      let isNegative = bytes[first] == UInt8(ascii: "-")
      let number = bytes.decimalNumber(in: isNegative ? first + 1..<range.upperBound : range)
      return number.map { isNegative ? -Int($0) : Int($0) }
    }
  }
}
