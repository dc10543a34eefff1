extension URLRedaction {
  /// A query, without its question mark, with the values of secret parameters left out.
  ///
  /// Never fails, whatever the text is. May be called from any thread. Costs one pass over the text, and one more where
  /// something is left out.
  public func query(_ query: some StringProtocol) -> String {
    guard !secretKeys.isEmpty, query.utf8.contains(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "%") })
    else { return String(query) }
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

  /// A parameter may hold parameters itself: in a fragment that is an address of its own, or in a URL that is a value.
  private static func isInnerSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "&")
  }

  private func append(_ parameter: some StringProtocol, to result: inout String) {
    var rest = Substring(parameter)
    while true {
      let separator = Self.first(in: rest, where: Self.isInnerSeparator)
      let part = rest[..<(separator?.lowerBound ?? rest.endIndex)]
      if let equals = Self.first(in: part, where: { $0 == UInt8(ascii: "=") }), isSecret(part[..<equals.lowerBound]) {
        result += part[..<equals.upperBound]
        result += Self.placeholder
        return
      }
      guard let separator else { break }
      result += rest[..<separator.upperBound]
      rest = rest[separator.upperBound...]
    }
    result += rest
  }

  /// The first byte that is wanted, as it is or percent-encoded, as in a URL that is a value.
  private static func first(in text: Substring, where isWanted: (UInt8) -> Bool) -> Range<Substring.Index>? {
    let bytes = text.utf8
    var start = bytes.startIndex
    while let index = bytes[start...].firstIndex(where: { $0 == UInt8(ascii: "%") || isWanted($0) }) {
      let next = bytes.index(after: index)
      if bytes[index] != UInt8(ascii: "%") { return index..<next }
      if let end = bytes.index(next, offsetBy: 2, limitedBy: bytes.endIndex),
        let byte = UInt8(text[next..<end], radix: 16), isWanted(byte)
      {
        return index..<end
      }
      start = next
    }
    return nil
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
