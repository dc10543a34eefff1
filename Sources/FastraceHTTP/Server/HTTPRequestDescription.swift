public import Fastrace

/// What a server knows of a request, in the words of the conventions.
@usableFromInline package struct HTTPRequestDescription: Sendable {
  package var scheme: String?
  package var path: String
  package var query: String?
  /// The host and the port that the client has asked.
  package var authority: String?
  package var protocolVersion: String?
  package var userAgent: String?
  /// The address that the connection comes from.
  package var peerAddress: String?
  package var peerPort: Int?

  package init(path: String) { self.path = path }

  /// Divides the target of a request, as in its first line.
  package init(target: String) {
    // Most are a path, which may begin with two slashes that are no authority here. Of the others, only a URL has parts.
    guard !target.utf8.starts(with: "/".utf8), target.contains("://") else {
      let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex
      path = String(target[..<mark])
      if mark < target.endIndex { query = String(target[target.utf8.index(after: mark)...]) }
      return
    }
    let parts = URLParts(target)
    path = String(parts.path)
    query = parts.query.map { String($0) }
  }
}

extension TraceSpan {
  @usableFromInline func setProperties(of request: HTTPRequestDescription, _ redaction: URLRedaction) {
    setProperty(HTTPAttribute.path, request.path)
    if let query = request.query { setProperty(HTTPAttribute.query, redaction.query(query)) }
    if let scheme = request.scheme { setProperty(HTTPAttribute.scheme, scheme) }
    if let authority = request.authority.flatMap({ HTTPAuthority($0) }) {
      setServer(authority, scheme: request.scheme)
    }
    if let version = request.protocolVersion { setProperty(HTTPAttribute.protocolVersion, version) }
    if let agent = request.userAgent { setProperty(HTTPAttribute.userAgent, agent) }
    if let address = request.peerAddress {
      setProperty(HTTPAttribute.clientAddress, address)
      setProperty(HTTPAttribute.peerAddress, address)
    }
    if let port = request.peerPort { setProperty(HTTPAttribute.peerPort, port) }
  }
}
