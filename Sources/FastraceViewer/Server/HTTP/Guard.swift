#if Viewer
  import HTTPTypes
  import Hummingbird

  /// What a request must be before anything looks at it, and what every answer carries.
  struct RequestGuard: Sendable {
    /// Whether only this machine can connect; then nobody calls it by another name than its own.
    var isLoopback: Bool

    /// Throws unless a request may go on.
    func check(_ request: Request) throws(RequestFailure) {
      let authority = request.head.authority ?? ""
      // A page elsewhere whose name is made to point here (DNS rebinding) still sends its own name.
      if isLoopback, !Self.isLoopback(host: Self.host(of: authority)) {
        throw RequestFailure(
          .misdirectedRequest, "\"\(authority.prefix(100))\" is not this machine; use 127.0.0.1 or localhost")
      }
      // No page elsewhere has a reason to write here.
      if request.method != .get, request.method != .head, let origin = request.headers[Self.origin],
        origin.lowercased() != "http://\(authority)".lowercased()
      {
        throw RequestFailure(
          .forbidden, "requests from the page \(origin.prefix(100)) are not taken; send spans from a program")
      }
    }

    private static let origin = HTTPField.Name.origin

    /// A name or an address without its port.
    static func host(of authority: String) -> String {
      if authority.hasPrefix("[") { return String(authority.prefix { $0 != "]" }.dropFirst()) }
      return String(authority.prefix { $0 != ":" })
    }

    static func isLoopback(host: String) -> Bool {
      let host = host.lowercased()
      if host == "localhost" || host.hasSuffix(".localhost") || host == "::1" { return true }
      let parts = host.split(separator: ".", omittingEmptySubsequences: false)
      return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    static func protect(_ response: inout Response) {
      for (name, value) in headers { response.headers[name] = value }
    }

    private static let headers: [(HTTPField.Name, String)] = [
      (
        .contentSecurityPolicy,
        """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
        font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
        """
      ),
      (.xContentTypeOptions, "nosniff"),
      (named("Referrer-Policy"), "no-referrer"),
      (named("Cross-Origin-Resource-Policy"), "same-origin"),
    ]

    private static func named(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .server }
  }
#endif
