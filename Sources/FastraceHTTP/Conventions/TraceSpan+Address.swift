internal import Fastrace

extension TraceSpan {
  func setServer(_ authority: HTTPAuthority, scheme: String?) {
    setProperty(HTTPAttribute.serverAddress, authority.host)
    if let port = authority.port ?? HTTPScheme.defaultPort(of: scheme) { setProperty(HTTPAttribute.serverPort, port) }
  }

  /// Records the URL; returns it where something of it is left out.
  func setURL(_ url: String, _ redaction: URLRedaction) -> URLRedaction.Hidden? {
    let shown = redaction.url(url)
    setProperty(HTTPAttribute.fullURL, shown)
    let parts = URLParts(url)
    if let authority = parts.authority.flatMap({ HTTPAuthority($0) }) {
      setServer(authority, scheme: parts.scheme?.lowercased())
    }
    return shown == url ? nil : URLRedaction.Hidden(url: url, shown: shown)
  }
}
