extension URLRedaction {
  /// A query, without its question mark, with the values of secret parameters left out.
  public func query(_ query: some StringProtocol) -> String {
    guard !secretKeys.isEmpty, query.utf8.contains(UInt8(ascii: "=")) else { return String(query) }
    var result = ""
    var parameter = query.startIndex
    while parameter < query.endIndex {
      let end = query.utf8[parameter...].firstIndex(where: Self.isSeparator) ?? query.endIndex
      append(query[parameter..<end], to: &result)
      guard end < query.endIndex else { break }
      parameter = query.utf8.index(after: end)
      result += query[end..<parameter]
    }
    return result
  }

  private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "&") || byte == UInt8(ascii: ";") }

  /// Whether a query may begin behind it: in a fragment that is an address of its own, or in a URL that is a value.
  private static func beginsQuery(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") }

  private func append(_ parameter: some StringProtocol, to result: inout String) {
    var rest = Substring(parameter)
    while true {
      let end = rest.utf8.firstIndex(where: Self.beginsQuery)
      if let equals = rest[..<(end ?? rest.endIndex)].utf8.firstIndex(of: UInt8(ascii: "=")), isSecret(rest[..<equals])
      {
        result += rest[..<rest.utf8.index(after: equals)]
        result += Self.placeholder
        return
      }
      guard let end else { break }
      let next = rest.utf8.index(after: end)
      result += rest[..<next]
      rest = rest[next...]
    }
    result += rest
  }

  private func isSecret(_ key: some StringProtocol) -> Bool {
    let key = decoded(key).lowercased()
    if secretKeys.contains(key) { return true }
    guard key.hasSuffix("]"), let bracket = key.lastIndex(of: "[") else { return false }
    return secretKeys.contains(String(key[key.index(after: bracket)...].dropLast()))
  }

  private func decoded(_ key: some StringProtocol) -> String {
    guard key.utf8.contains(UInt8(ascii: "%")) else { return String(key) }
    var bytes: [UInt8] = []
    var rest = Array(key.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
