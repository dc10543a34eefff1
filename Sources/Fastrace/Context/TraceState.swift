/// The ordered list of what tracing systems on the way of a request have added for each other.
///
/// Each member belongs to one tracing system and is opaque to all others. The one that was changed last comes first.
/// It models the header `tracestate` of W3C Trace Context, level 2: at most 32 members, each key once.
///
/// An empty list takes one word and no allocation. A plain value that any thread may copy. Looking up a key costs one
/// pass over the members.
@frozen
public struct TraceState: Sendable, Hashable {
  /// One entry of the list.
  ///
  /// Members are made only by parsing or by setting, so that key and value always follow the grammar.
  public struct Member: Sendable, Hashable {
    /// The name under which a tracing system keeps its value.
    public let key: String

    /// The opaque value.
    public let value: String
  }

  /// How many members a list can have.
  public static var maximumMemberCount: Int { 32 }

  /// Is nil exactly when the list is empty, so that the many contexts without state carry a plain null word.
  @usableFromInline
  private(set) var storage: [Member]?

  /// Makes an empty list.
  @inlinable
  public init() {
    storage = nil
  }

  /// Makes a list of members that are known to follow the grammar and to fit.
  init(checked members: [Member]) {
    storage = members.isEmpty ? nil : members
  }

  /// All members, the one that was changed last first.
  public var members: [Member] { storage ?? [] }

  /// The value of a tracing system, or nil if it has none in the list.
  ///
  /// Keys are compared exactly; they have no uppercase letters.
  public subscript(key: String) -> String? {
    storage?.first { $0.key == key }?.value
  }

  /// The value of the header `tracestate`, with the members separated by commas and no spaces.
  ///
  /// All members are in it, so that it can be up to 16,447 characters long and an empty string for an empty list,
  /// which is not worth sending. The specification asks everybody to carry 512 characters at least; who cannot send
  /// more uses `truncated(toLength:)` first. Costs one string allocation.
  public var headerValue: String {
    guard let storage else { return "" }
    var text = ""
    text.reserveCapacity(storage.headerLength)
    for member in storage {
      if !text.isEmpty { text += "," }
      text += member.key
      text += "="
      text += member.value
    }
    return text
  }
}

extension TraceState: RandomAccessCollection {
  /// The position of the first member, which is 0.
  public var startIndex: Int { 0 }

  /// The number of members.
  public var endIndex: Int { storage?.count ?? 0 }

  /// The member at a position counted from 0.
  ///
  /// Traps when there is no such position, as an array does.
  public subscript(position: Int) -> Member { members[position] }
}

extension TraceState: CustomStringConvertible {
  /// The same text as `headerValue`.
  public var description: String { headerValue }
}

extension [TraceState.Member] {
  /// The length of the header value of these members, in characters.
  var headerLength: Int {
    reduce(Swift.max(count - 1, 0)) { $0 + $1.headerLength }
  }
}

extension TraceState.Member {
  /// The length of the member within a header value, in characters.
  var headerLength: Int { key.utf8.count + 1 + value.utf8.count }
}

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
