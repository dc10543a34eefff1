/// Appends JSON (RFC 8259) to bytes.
///
/// Besides what the standard demands, DEL is escaped, because some readers take it for a control character.
package enum JSONText {
  /// Appends a text in quotes.
  package static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.contains(where: needsEscape) {
      for byte in text.utf8 { appendEscaped(byte, to: &bytes) }
    } else {
      bytes.append(contentsOf: text.utf8)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends a value, lists as arrays.
  package static func append(_ value: PropertyValue, to bytes: inout [UInt8]) {
    switch value {
    case .string(let text): append(text, to: &bytes)
    case .int(let number): append(number, to: &bytes)
    case .double(let number): append(number, to: &bytes)
    case .bool(let truth): append(truth, to: &bytes)
    case .strings(let texts): append(texts, to: &bytes) { append($0, to: &$1) }
    case .ints(let numbers): append(numbers, to: &bytes) { append($0, to: &$1) }
    case .doubles(let numbers): append(numbers, to: &bytes) { append($0, to: &$1) }
    case .bools(let truths): append(truths, to: &bytes) { append($0, to: &$1) }
    }
  }

  /// Appends a whole number: as a text where a reader that knows only doubles would change it.
  package static func append(_ number: Int64, to bytes: inout [UInt8]) {
    let isExact = number.magnitude <= 1 << 53
    if !isExact { bytes.append(UInt8(ascii: "\"")) }
    bytes.append(contentsOf: number.description.utf8)
    if !isExact { bytes.append(UInt8(ascii: "\"")) }
  }

  /// Appends a number: as a text where JSON has no number for it.
  package static func append(_ number: Double, to bytes: inout [UInt8]) {
    let text =
      number.isFinite ? number.description : number.isNaN ? "\"NaN\"" : number > 0 ? "\"Infinity\"" : "\"-Infinity\""
    bytes.append(contentsOf: text.utf8)
  }

  /// Appends a truth value.
  package static func append(_ truth: Bool, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: (truth ? "true" : "false").utf8)
  }

  private static func append<Element>(
    _ elements: [Element], to bytes: inout [UInt8], _ body: (Element, inout [UInt8]) -> Void
  ) {
    bytes.append(UInt8(ascii: "["))
    for index in elements.indices {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      body(elements[index], &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func appendEscaped(_ byte: UInt8, to bytes: inout [UInt8]) {
    guard needsEscape(byte) else { return bytes.append(byte) }
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
    case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "r"))
    case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
    default:
      bytes.append(contentsOf: "u00".utf8)
      for nibble in [byte >> 4, byte & 15] {
        bytes.append(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10)
      }
    }
  }
}
