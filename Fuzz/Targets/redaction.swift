import FastraceHTTP
import FuzzSupport

/// What of a URL may be recorded, and which host it names.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzInput.run(data, count) { input in
    let url = input.text
    requireBytes(URLParts(url).description, url, "the parts make the whole")
    requireBytes(URLRedaction.none.url(url), url, "nothing is left out when nothing is to be")
    let redaction = URLRedaction.standard
    let redacted = redaction.url(url)
    requireBytes(redaction.url(redacted), redacted, "what is redacted stays as it is")
    checkCredentials(redacted)
    checkQuery(redaction.query(url)[...])
    let parts = redacted.utf8.split(separator: UInt8(ascii: "#"), maxSplits: 1, omittingEmptySubsequences: false)
    if let query = parts[0].firstIndex(of: UInt8(ascii: "?")) { checkQuery(Substring(parts[0][query...].dropFirst())) }
    if parts.count == 2 { checkQuery(Substring(parts[1])) }
    checkAuthority(url)
  }
}

private func requireBytes(_ first: String, _ second: String, _ what: String) {
  requireEqual(Array(first.utf8), Array(second.utf8), what)
}

/// No user and no password is left before a host.
private func checkCredentials(_ url: String) {
  guard let authority = authority(of: Array(url.utf8)), let at = authority.lastIndex(of: UInt8(ascii: "@")) else {
    return
  }
  let user = String(decoding: authority[..<at], as: UTF8.self)
  require(["REDACTED", "REDACTED:REDACTED"].contains(user), "credentials are left: \(user)")
}

/// What RFC 3986 calls the authority, by bytes.
private func authority(of url: [UInt8]) -> ArraySlice<UInt8>? {
  var rest = url.prefix { !"?#".utf8.contains($0) }
  if let colon = rest.firstIndex(of: UInt8(ascii: ":")), colon > 0, rest[0] | 0x20 >= 0x61, rest[0] | 0x20 <= 0x7a,
    rest[..<colon].allSatisfy({ Bytes.isAlphanumeric($0) || "+-.".utf8.contains($0) })
  {
    rest = rest[(colon + 1)...]
  }
  guard rest.starts(with: "//".utf8) else { return nil }
  return rest.dropFirst(2).prefix { $0 != UInt8(ascii: "/") }
}

/// No value of a parameter is left that is known to be secret, nor one of a query that is within another.
private func checkQuery(_ query: Substring) {
  for parameter in query.utf8.split(whereSeparator: { "&;".utf8.contains($0) }) {
    var rest = parameter
    while true {
      let piece = rest.prefix { !"?#".utf8.contains($0) }
      if let equals = piece.firstIndex(of: UInt8(ascii: "=")), isSecret(piece[..<equals]) {
        return requireEqual(String(Substring(rest[equals...].dropFirst())), "REDACTED", "a secret value")
      }
      guard piece.endIndex < rest.endIndex else { break }
      rest = rest[piece.endIndex...].dropFirst()
    }
  }
}

private func isSecret(_ key: Substring.UTF8View.SubSequence) -> Bool {
  key.allSatisfy { $0 < 0x80 } && URLRedaction.standard.secretKeys.contains(String(Substring(key)).lowercased())
}

private func checkAuthority(_ text: String) {
  guard let authority = HTTPAuthority(text) else { return }
  require(!authority.host.isEmpty, "an authority has a host")
  require(authority.port.map { (0...65_535).contains($0) } ?? true, "\(authority.port ?? 0) is no port")
  require(!authority.host.utf8.contains(UInt8(ascii: "@")), "no credentials in a host")
}
