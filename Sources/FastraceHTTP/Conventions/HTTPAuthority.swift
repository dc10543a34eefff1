internal import Fastrace

/// The host and the port of an authority, without credentials.
package struct HTTPAuthority: Sendable, Hashable {
  /// The host; of an IPv6 address without its brackets.
  package let host: String
  /// The port, if it is there.
  package let port: Int?

  /// Reads `user:password@host:port`, of which only the host has to be there.
  package init?(_ text: some StringProtocol) {
    // By bytes, as URLParts does, and once: every request of a server comes by.
    let bytes = Array(text.utf8)
    var start = 0
    var colon: Int?
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "@"):
        start = index + 1
        colon = nil
      case UInt8(ascii: "]"): colon = nil
      case UInt8(ascii: ":"): colon = index
      default: break
      }
    }
    let host = Self.withoutBrackets(bytes[start..<(colon ?? bytes.count)])
    guard !host.isEmpty else { return nil }
    // Cut at ASCII characters: it is valid UTF-8 still.
    self.host = String(decoding: host, as: UTF8.self)
    port = colon.flatMap { Self.port(bytes[($0 + 1)...]) }
  }

  private static func withoutBrackets(_ host: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    host.first == UInt8(ascii: "[") && host.last == UInt8(ascii: "]") ? host.dropFirst().dropLast() : host
  }

  /// Nil for what is no port; signs are not part of a number here.
  private static func port(_ digits: ArraySlice<UInt8>) -> Int? {
    var port = 0
    for digit in digits {
      guard case UInt8(ascii: "0")...UInt8(ascii: "9") = digit else { return nil }
      port = port * 10 + Int(digit - UInt8(ascii: "0"))
      guard port <= UInt16.max else { return nil }
    }
    return digits.isEmpty ? nil : port
  }
}

extension Span {
  func setServer(_ authority: HTTPAuthority, scheme: String?) {
    setProperty(HTTPAttribute.serverAddress, authority.host)
    if let port = authority.port ?? HTTPScheme.defaultPort(of: scheme) { setProperty(HTTPAttribute.serverPort, port) }
  }
}

/// What is known of the schemes of HTTP.
package enum HTTPScheme {
  /// The port where none is named.
  package static func defaultPort(of scheme: String?) -> Int? {
    switch scheme {
    case "http": 80
    case "https": 443
    default: nil
    }
  }
}
