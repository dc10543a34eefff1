/// The address of a receiver, and how requests find their way from there.
package struct OTLPEndpoint: Sendable, Hashable {
  /// What is appended to the address for requests over HTTP.
  package enum Form: Sendable, Hashable {
    /// The path of the signal, when the address has no path of its own: what a program sets.
    case complete
    /// The path of the signal, in any case: the variable for all signals.
    case base
    /// Nothing: the variables for one signal.
    case exact
  }
  package var address: String
  package var form: Form

  package init(_ address: String, form: Form = .complete) {
    self.address = address
    self.form = form
  }

  /// The URL that requests over HTTP go to.
  package func httpURL(for signal: OTLPSignal) -> String {
    let hasPath = !(parts?.path ?? "").drop { $0 == "/" }.isEmpty
    if form == .exact || form == .complete && hasPath { return address }
    // A query stays behind the path.
    let end = address.firstIndex { $0 == "?" || $0 == "#" } ?? address.endIndex
    return address[..<end] + (address[..<end].hasSuffix("/") ? "" : "/") + signal.path + address[end...]
  }

  /// Whether requests over HTTP can go there.
  package var isHTTP: Bool { parts?.scheme != nil }

  /// Where a connection for gRPC goes.
  package struct Server: Sendable, Hashable {
    package var host: String
    package var port: Int
    package var isSecure: Bool

    package init(host: String, port: Int, isSecure: Bool) {
      self.host = host
      self.port = port
      self.isSecure = isSecure
    }
  }

  /// The server for gRPC; nil when the address is none.
  ///
  /// A path means nothing there. Without a scheme the address is `HOST:PORT`, and `isSecure` says whether TLS is used.
  package func server(isSecure: Bool) -> Server? {
    guard let parts, let (host, port) = parts.hostAndPort else { return nil }
    let isSecure = parts.scheme.map { $0 == "https" } ?? isSecure
    let usual = parts.scheme == nil ? 4317 : isSecure ? 443 : 80
    return Server(host: host, port: port ?? usual, isSecure: isSecure)
  }
}

extension OTLPEndpoint {
  private struct Parts {
    /// `http`, `https`, or none.
    var scheme: String?
    var authority: Substring
    var path: Substring

    /// Host and port; nil when they make no sense.
    var hostAndPort: (host: String, port: Int?)? {
      let place = authority[
        (authority.lastIndex(of: "@").map { authority.index(after: $0) } ?? authority.startIndex)...]
      // An address of IPv6 has colons of its own, and stands between brackets.
      let isBracketed = place.hasPrefix("[")
      let end = isBracketed ? place.firstIndex(of: "]") : place.lastIndex(of: ":")
      let host = place[..<(end ?? place.endIndex)].drop { $0 == "[" }
      let rest = place[(end ?? place.endIndex)...].drop { $0 == "]" }
      guard !host.isEmpty, isBracketed ? end != nil : !host.contains(":"), host.utf8.allSatisfy(Self.isOfHost) else {
        return nil
      }
      if rest.isEmpty { return (String(host), nil) }
      guard rest.hasPrefix(":"), !rest.hasPrefix(":+"),
        let port = UInt16(rest.dropFirst()), port > 0
      else {
        return nil
      }
      return (String(host), Int(port))
    }

    /// Whether a name or an address can have a byte: neither blanks nor what separates the parts of a URL.
    private static func isOfHost(_ byte: UInt8) -> Bool {
      byte > 0x20 && byte != 0x7f && !"[]@/?#\\".utf8.contains(byte)
    }
  }

  /// Nil when there is a scheme that is neither `http` nor `https`.
  private var parts: Parts? {
    var rest = address[...]
    var scheme: String?
    if let end = address.firstRange(of: "://") {
      let name = address[..<end.lowerBound].lowercased()
      guard name == "http" || name == "https" else { return nil }
      scheme = name
      rest = address[end.upperBound...]
    }
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let path = rest[authority.endIndex...].prefix { $0 != "?" && $0 != "#" }
    return Parts(scheme: scheme, authority: authority, path: path)
  }
}

extension String {
  fileprivate func firstRange(of text: String) -> Range<Index>? { ranges(of: text).first }
}
