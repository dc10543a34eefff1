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

  /// A property with the raw value of `value`.
  @inlinable @_disfavoredOverload
  public init<Value: RawRepresentable>(_ key: String, _ value: Value) where Value.RawValue: PropertyValueConvertible {
    self.init(key, value.rawValue)
  }

  /// A property with the description of `value`, as `PropertyValue(describing:)` makes it.
  @inlinable @_disfavoredOverload
  public init(_ key: String, _ value: some CustomStringConvertible) {
    self.init(key, PropertyValue(describing: value))
  }

  /// A property with the raw value of `value`.
  @inlinable @_disfavoredOverload
  public init<Value: RawRepresentable & CustomStringConvertible>(_ key: String, _ value: Value)
  where Value.RawValue: PropertyValueConvertible {
    self.init(key, value.rawValue)
  }

  /// A property that takes over both.
  @inline(__always)
  package init(key: consuming String, value: consuming PropertyValue) {
    self.key = key
    self.value = value
  }
}

extension Property {
  /// Bytes that the property keeps outside of itself.
  @inline(__always)
  package var heapBytes: Int { key.heapBytes + value.heapBytes }

  /// False when there is nothing to release.
  @inline(__always)
  var ownsMemory: Bool { key.isOnHeap || value.ownsMemory }
}

/// A list of properties that can be written as a dictionary literal: `["user.id": id, "cache.hit": true]`.
///
/// The order is kept; of several properties with the same key the last one counts. A nil value leaves its key out. Values
/// whose type is not ``PropertyValueConvertible`` are written as `PropertyValue(describing: value)`.
public struct Properties: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  /// The properties in the order in which they were given.
  public var elements: [Property]

  /// The given properties.
  @inlinable public init(_ elements: [Property] = []) { self.elements = elements }

  /// The given keys and values, without those that are nil.
  @inlinable
  public init(dictionaryLiteral elements: (String, (any PropertyValueConvertible)?)...) {
    self.elements = elements.compactMap { key, value in value.map { Property(key, $0.propertyValue) } }
  }
}
