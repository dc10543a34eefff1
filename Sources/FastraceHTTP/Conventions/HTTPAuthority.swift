/// The host and the port of an authority, without credentials.
package struct HTTPAuthority: Sendable, Hashable {
  /// The host; of an IPv6 address without its brackets.
  package let host: String
  /// The port, if it is there.
  package let port: Int?

  /// Reads `user:password@host:port`, of which only the host has to be there.
  package init?(_ text: some StringProtocol) {
    // By bytes, as URLParts does, and once: every request of a server comes by.
    let text = String(text)
    let bytes = text.utf8.span
    var (start, end) = (0, bytes.count)
    var colon: Int?
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "@"):
        start = index + 1
        colon = nil
      case UInt8(ascii: "]"): colon = nil
      case UInt8(ascii: ":"): colon = index
      default: break
      }
    }
    port = colon.flatMap { Self.port(bytes.extracting(($0 + 1)...)) }
    if let colon { end = colon }
    if end - start >= 2, bytes[start] == UInt8(ascii: "["), bytes[end - 1] == UInt8(ascii: "]") {
      start += 1
      end -= 1
    }
    guard start < end else { return nil }
    host = text.utf8Slice(start..<end)
  }

  /// Nil for what is no port; signs are not part of a number here.
  private static func port(_ digits: Span<UInt8>) -> Int? {
    var port = 0
    for index in digits.indices {
      let digit = digits[index]
      guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
      port = port * 10 + Int(digit - UInt8(ascii: "0"))
      guard port <= UInt16.max else { return nil }
    }
    return digits.isEmpty ? nil : port
  }
}

extension String {
  /// The characters at these bytes, of which the first and the one behind the last begin a character.
  fileprivate func utf8Slice(_ bytes: Range<Int>) -> String {
    let start = utf8.index(utf8.startIndex, offsetBy: bytes.lowerBound)
    return String(self[start..<utf8.index(start, offsetBy: bytes.count)])
  }
}
