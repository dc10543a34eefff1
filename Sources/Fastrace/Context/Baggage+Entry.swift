extension Baggage {
  /// One key with its value.
  ///
  /// Entries are made only by parsing or by setting, so that the keys always follow the grammar.
  public struct Entry: Sendable, Hashable {
    /// The name of the value: a token in the sense of HTTP, which has printable ASCII characters and no separators.
    public let key: String

    /// The value, which may be any text.
    public let value: String

    /// What the sender says about the value, in its order.
    public let properties: [Property]
  }

  /// A remark about the value of an entry, to which the specification gives no meaning.
  public struct Property: Sendable, Hashable {
    /// The name of the remark: a token in the sense of HTTP.
    public let key: String

    /// The text that belongs to the name, or nil when the name stands alone.
    public let value: String?

    /// Makes a property.
    ///
    /// Whether the key is a token is checked when the property is set together with its entry.
    public init(_ key: String, _ value: String? = nil) {
      self.key = key
      self.value = value
    }
  }

  /// Why an entry was refused.
  public enum InvalidEntry: Error, Sendable, Hashable {
    /// The key, or the key of a property, is no token in the sense of RFC 7230, section 3.2.6.
    case key

    /// The list has too many entries or its header would be too long.
    case limit
  }

  /// Sets the value of a key, in the place of its former value or else at the end.
  ///
  /// Values may be any text; what the header cannot carry as it is gets percent-encoded. Throws and changes nothing
  /// when a key is no token or when the list would exceed one of its limits.
  public mutating func set(
    _ value: String, forKey key: String, properties: [Property] = []
  ) throws(InvalidEntry) {
    guard BaggageGrammar.isToken(key), properties.allSatisfy({ BaggageGrammar.isToken($0.key) }) else { throw .key }
    guard insert(Entry(key: key, value: value, properties: properties)) else { throw .limit }
  }
}
