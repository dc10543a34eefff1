/// JSON (RFC 8259), as the JSON mapping of protobuf writes values.
extension WireBuffer {
  private enum Character {
    static let quote = UInt8(ascii: "\"")
    static let backslash = UInt8(ascii: "\\")
    static let digits: StaticString = "0123456789abcdef"
  }

  /// Appends ASCII text as it is.
  @inline(__always)
  package mutating func appendLiteral(_ text: StaticString) {
    // SAFETY: the text is immortal.
    unsafe append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends text as a JSON string.
  package mutating func appendJSON(_ text: String) {
    append(Character.quote)
    var text = text
    text.withUTF8 { bytes in
      var plainStart = 0
      for index in bytes.indices where Self.needsEscape(unsafe bytes[index]) {
        unsafe append(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[plainStart..<index]))
        appendEscape(unsafe bytes[index])
        plainStart = index + 1
      }
      unsafe append(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[plainStart...]))
    }
    append(Character.quote)
  }

  /// Beside what the standard demands DEL, because some readers take it for a control character.
  @inline(__always)
  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7f || byte == Character.quote || byte == Character.backslash
  }

  private mutating func appendEscape(_ byte: UInt8) {
    append(Character.backslash)
    switch byte {
    case Character.quote, Character.backslash: append(byte)
    case 0x0a: append(UInt8(ascii: "n"))
    case 0x0d: append(UInt8(ascii: "r"))
    case 0x09: append(UInt8(ascii: "t"))
    default:
      appendLiteral("u00")
      appendHex(UInt64(byte), digits: 2)
    }
  }

  /// Appends a number as lowercase hexadecimal digits.
  package mutating func appendHex(_ number: UInt64, digits: Int = 16) {
    for shift in stride(from: (digits - 1) * 4, through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: number >> UInt64(shift)) & 15
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
    }
  }

  /// Appends a number as decimal digits.
  package mutating func appendDecimal(_ number: UInt64) {
    if number >= 10 { appendDecimal(number / 10) }
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }

  /// Appends a number of 64 bits as text, because numbers in JSON may have only 53.
  package mutating func appendJSON(_ number: Int64) {
    append(Character.quote)
    if number < 0 { append(UInt8(ascii: "-")) }
    appendDecimal(number.magnitude)
    append(Character.quote)
  }

  /// Appends a number; what JSON has no number for becomes text.
  package mutating func appendJSON(_ number: Double) {
    if number.isFinite { return append(number.description) }
    if number.isNaN { return appendLiteral("\"NaN\"") }
    if number < 0 { appendLiteral("\"-Infinity\"") } else { appendLiteral("\"Infinity\"") }
  }

  /// Appends what `body` writes for each element, with commas in between.
  package mutating func appendList<Elements: Collection>(
    _ elements: Elements, _ body: (inout WireBuffer, Elements.Element) -> Void
  ) {
    var isFirst = true
    for element in elements {
      if !isFirst { append(UInt8(ascii: ",")) }
      isFirst = false
      body(&self, element)
    }
  }
}
