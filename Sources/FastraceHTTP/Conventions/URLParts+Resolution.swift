extension URLParts {
  /// The URL that a reference stands for in a document that has this URL (RFC 3986, section 5.2).
  package func resolving(_ reference: URLParts) -> URLParts {
    var target = reference
    guard reference.scheme == nil else { return target.withoutDotSegments }
    target.scheme = scheme
    guard reference.authority == nil else { return target.withoutDotSegments }
    target.authority = authority
    if reference.path.isEmpty {
      target.path = path
      target.query = reference.query ?? query
      return target
    }
    if !reference.path.utf8.starts(with: "/".utf8) {
      // Everything up to the last slash stays.
      let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[..<path.utf8.index(after: $0)] } ?? "/"
      target.path = folder + reference.path
    }
    return target.withoutDotSegments
  }

  /// Whether scheme, host and port are those of another URL, as they are written.
  package func hasSameOrigin(as other: URLParts) -> Bool {
    guard let own = authority.flatMap({ HTTPAuthority($0) }),
      let others = other.authority.flatMap({ HTTPAuthority($0) })
    else { return false }
    return scheme?.lowercased() == other.scheme?.lowercased() && own == others
  }

  private var withoutDotSegments: URLParts {
    guard path.utf8.contains(UInt8(ascii: ".")) else { return self }
    var segments: [Substring] = []
    let all = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Substring($0) }
    for (index, segment) in all.enumerated() {
      let isLast = index == all.count - 1
      switch segment {
      case ".": if isLast { segments.append("") }
      case "..":
        if segments.count > 1 { segments.removeLast() }
        if isLast { segments.append("") }
      default: segments.append(segment)
      }
    }
    var copy = self
    copy.path = segments.joined(separator: "/")[...]
    return copy
  }
}
