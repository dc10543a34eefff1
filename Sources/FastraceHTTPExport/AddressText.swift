/// An address as it may stand in a message for people.
package enum AddressText {
  /// The address without user, password, query and fragment, any of which may be a secret.
  package static func of(_ address: String) -> String {
    let rest = address[(address.ranges(of: "://").first?.upperBound ?? address.startIndex)...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let host = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
    return "\(address[..<rest.startIndex])\(host)\(rest[authority.endIndex...].prefix { $0 != "?" && $0 != "#" })"
  }
}
