/// The parts of a URL, as RFC 3986 divides it (appendix B), whatever is in them.
///
/// It goes by bytes: a character of Swift may be a separator together with an accent, which others see as a separator.
package struct URLParts: Sendable, Hashable {
  package var scheme: Substring?
  package var authority: Substring?
  package var path: Substring
  package var query: Substring?
  package var fragment: Substring?

  /// Divides a URL, or a reference that is relative to one.
  package init(_ text: String) {
    var rest = text[...]
    fragment = Self.cut(&rest, from: UInt8(ascii: "#"))
    query = Self.cut(&rest, from: UInt8(ascii: "?"))
    scheme = Self.takeScheme(&rest)
    if rest.utf8.starts(with: "//".utf8) {
      rest = rest[rest.utf8.index(rest.startIndex, offsetBy: 2)...]
      let end = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      authority = rest[..<end]
      rest = rest[end...]
    }
    path = rest
  }

  /// Takes away the first such byte and all that follows it, and returns what follows.
  private static func cut(_ rest: inout Substring, from separator: UInt8) -> Substring? {
    guard let index = rest.utf8.firstIndex(of: separator) else { return nil }
    defer { rest = rest[..<index] }
    return rest[rest.utf8.index(after: index)...]
  }

  private static func takeScheme(_ rest: inout Substring) -> Substring? {
    guard let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")), rest.first?.isLetter == true,
      rest[..<colon].utf8.allSatisfy(isOfScheme)
    else { return nil }
    defer { rest = rest[rest.utf8.index(after: colon)...] }
    return rest[..<colon]
  }

  private static func isOfScheme(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }
}

extension URLParts: CustomStringConvertible {
  /// The URL, put together again.
  package var description: String {
    var text = ""
    if let scheme { text += "\(scheme):" }
    if let authority { text += "//\(authority)" }
    text += path
    if let query { text += "?\(query)" }
    if let fragment { text += "#\(fragment)" }
    return text
  }
}
