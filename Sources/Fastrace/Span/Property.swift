/// A key and its value: what OpenTelemetry calls an attribute.
public struct Property: Sendable, Hashable {
  /// The name, by convention lowercase with dots: `http.request.method`.
  public var key: String
  /// The value.
  public var value: PropertyValue

  /// A property with a value of any recordable type.
  @inlinable
  public init(_ key: String, _ value: some PropertyValueConvertible) {
    self.key = key
    self.value = value.propertyValue
  }
}

/// A list of properties that can be written as a dictionary literal: `["user.id": id, "cache.hit": true]`.
///
/// The order is kept; of several properties with the same key the last one counts.
public struct Properties: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  /// The properties in the order in which they were given.
  public var elements: [Property]

  /// The given properties.
  @inlinable public init(_ elements: [Property] = []) { self.elements = elements }

  /// The given keys and values.
  @inlinable
  public init(dictionaryLiteral elements: (String, any PropertyValueConvertible)...) {
    self.elements = elements.map { Property($0.0, $0.1.propertyValue) }
  }
}
