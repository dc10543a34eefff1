extension TraceState {
  /// Why a member was refused.
  public enum InvalidMember: Error, Sendable, Hashable {
    /// The key is empty, longer than 256 characters, begins with neither a lowercase letter nor a digit, or has a
    /// character other than lowercase letters, digits, `_`, `-`, `*`, `/` and `@`.
    case key

    /// The value is empty, longer than 256 characters, ends with a space, or has a character that is not printable
    /// ASCII, a comma or an equals sign.
    case value
  }

  /// Puts a member at the front of the list, in place of one with the same key.
  ///
  /// When the list is full the last member goes, as the section "tracestate Header Field Values" says. The other
  /// members keep their order. Throws and changes nothing when key or value break the grammar.
  public mutating func set(_ value: String, forKey key: String) throws(InvalidMember) {
    guard key.withHeaderBytes({ TraceStateGrammar.isKey($0, 0..<$0.count) }) else { throw .key }
    guard value.withHeaderBytes({ TraceStateGrammar.isValue($0, 0..<$0.count) }) else { throw .value }
    let others = members.filter { $0.key != key }
    self = TraceState(checked: [Member(key: key, value: value)] + others.prefix(Self.maximumMemberCount - 1))
  }

  /// A copy of the list in which `set(_:forKey:)` was called.
  public func setting(_ value: String, forKey key: String) throws(InvalidMember) -> TraceState {
    var copy = self
    try copy.set(value, forKey: key)
    return copy
  }

  /// Takes the member with a key out of the list and gives its value, or nil if there was none.
  ///
  /// The specification asks tracing systems to remove only members of their own.
  @discardableResult
  public mutating func remove(_ key: String) -> String? {
    guard let value = self[key] else { return nil }
    self = TraceState(checked: members.filter { $0.key != key })
    return value
  }

  /// A copy whose header value has at most the given number of characters.
  ///
  /// Whole members go, in the order of the section "tracestate Limits": those longer than 128 characters first, then
  /// from the end of the list. A length below the shortest member gives an empty list.
  public func truncated(toLength length: Int) -> TraceState {
    var kept = members
    while kept.headerLength > length, let index = kept.lastIndex(where: { $0.headerLength > 128 }) {
      kept.remove(at: index)
    }
    while kept.headerLength > length, !kept.isEmpty {
      kept.removeLast()
    }
    return TraceState(checked: kept)
  }
}
