/// Percent-encoding of baggage values, after RFC 3986, section 2.1, and the section "value" of W3C Baggage.
package enum PercentEncoding {
  private static let percent = UInt8(ascii: "%")

  /// How many bytes the encoded form of a text has.
  static func encodedLength(_ text: String) -> Int {
    text.withHeaderBytes { bytes in
      bytes.indices.reduce(bytes.count) { $0 + (isPlain(bytes[$1]) ? 0 : 2) }
    }
  }

  /// Replaces every byte that a value may not have, and the percent sign itself.
  ///
  /// Gives back the same string when there is nothing to replace.
  static func encode(_ text: String) -> String {
    let length = encodedLength(text)
    guard length > text.utf8.count else { return text }
    return text.withHeaderBytes { bytes in
      String(fixedLength: length) { writer in
        for index in bytes.indices {
          let byte = bytes[index]
          if isPlain(byte) {
            writer.write(byte)
          } else {
            writer.write(percent)
            writer.writeHexUppercase(byte)
          }
        }
      }
    }
  }

  /// Turns every percent sign with two hexadecimal digits into the byte they spell.
  ///
  /// A percent sign without two digits stands for itself. Bytes that are not UTF-8 become U+FFFD.
  static func decode(_ bytes: HeaderBytes, _ range: Range<Int>) -> String {
    guard bytes.index(of: percent, in: range) != nil else { return bytes.string(range) }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == percent, index + 2 < range.upperBound, let high = digit(bytes[index + 1]),
        let low = digit(bytes[index + 2])
      {
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  /// Turns every percent sign with two hexadecimal digits into the byte they spell.
  ///
  /// Nil when a percent sign has no two digits behind it, or the bytes are not UTF-8.
  package static func decodeStrictly(_ text: String) -> String? {
    var decoded: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == percent else {
        decoded.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
      decoded.append(high << 4 | low)
    }
    return String(validating: decoded, as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte != percent && BaggageGrammar.isValueByte(byte)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
