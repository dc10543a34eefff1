/// Sets of bytes that formats speak of, written down here once more: a target must not ask the parser that it tests.
public enum Bytes {
  /// Whether there is something, and nothing but tokens of HTTP (RFC 9110, section 5.6.2).
  public static func isToken(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { isAlphanumeric($0) || "!#$%&'*+-.^_`|~".utf8.contains($0) }
  }

  /// Whether all bytes may stand in the value of a header that is sent: printable ASCII.
  public static func isPrintable(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7e).contains($0) }
  }

  /// Whether there are so many hexadecimal digits and nothing else.
  public static func isHexadecimal(_ text: some StringProtocol, count: Int, lowercase: Bool = false) -> Bool {
    text.utf8.count == count
      && text.utf8.allSatisfy { byte in
        isDigit(byte) || (0x61...0x66).contains(byte) || !lowercase && (0x41...0x46).contains(byte)
      }
  }

  /// Whether a byte is a decimal digit.
  public static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether a byte is a letter or a digit of ASCII.
  public static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x7a).contains(byte | 0x20)
  }

  /// A text without spaces and tabs at both ends.
  public static func trimmed(_ text: String) -> String {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    let front = Array(text.utf8).drop(while: isBlank)
    return String(decoding: Array(front.reversed().drop(while: isBlank).reversed()), as: UTF8.self)
  }
}
