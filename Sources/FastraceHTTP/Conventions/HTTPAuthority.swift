internal import Fastrace

/// The host and the port of an authority, without credentials.
package struct HTTPAuthority: Sendable, Hashable {
  /// The host; of an IPv6 address without its brackets.
  package let host: String
  /// The port, if it is there.
  package let port: Int?

  /// Reads `user:password@host:port`, of which only the host has to be there.
  package init?(_ text: some StringProtocol) {
    let whole = Substring(text)
    // By bytes, as URLParts does.
    let place = whole.utf8.lastIndex(of: UInt8(ascii: "@")).map { whole[whole.utf8.index(after: $0)...] } ?? whole
    var host = place
    var port: Int?
    if let colon = place.utf8.lastIndex(of: UInt8(ascii: ":")), !place[colon...].utf8.contains(UInt8(ascii: "]")) {
      host = place[..<colon]
      port = Self.port(place[place.utf8.index(after: colon)...])
    }
    if host.first == "[", host.last == "]" { host = host.dropFirst().dropLast() }
    guard !host.isEmpty else { return nil }
    self.host = String(host)
    self.port = port
  }

  /// Nil for what is no port; signs are not part of a number here.
  private static func port(_ text: Substring) -> Int? {
    text.utf8.first == UInt8(ascii: "+") ? nil : UInt16(text).map { Int($0) }
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
