internal import Fastrace

/// The host and the port of an authority, without credentials.
package struct HTTPAuthority: Sendable, Hashable {
  /// The host; of an IPv6 address without its brackets.
  package let host: String
  /// The port, if it is there.
  package let port: Int?

  /// Reads `user:password@host:port`, of which only the host has to be there.
  package init?(_ text: some StringProtocol) {
    let text = text.lastIndex(of: "@").map { text[text.index(after: $0)...] } ?? text[...]
    var host = text
    var port: Int?
    if let colon = text.lastIndex(of: ":"), !text[colon...].contains("]") {
      host = text[..<colon]
      port = Int(text[text.index(after: colon)...])
    }
    if host.first == "[", host.last == "]" { host = host.dropFirst().dropLast() }
    guard !host.isEmpty else { return nil }
    self.host = String(host)
    self.port = port
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
