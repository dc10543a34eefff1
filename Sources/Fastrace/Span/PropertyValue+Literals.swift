extension PropertyValue: ExpressibleByStringInterpolation {
  /// Text.
  ///
  /// A literal without interpolation costs nothing to make.
  @inlinable public init(stringLiteral value: String) { self = .string(value) }
}

extension PropertyValue: ExpressibleByIntegerLiteral {
  /// A whole number.
  @inlinable public init(integerLiteral value: Int64) { self = .int(value) }
}

extension PropertyValue: ExpressibleByFloatLiteral {
  /// A floating-point number.
  @inlinable public init(floatLiteral value: Double) { self = .double(value) }
}

extension PropertyValue: ExpressibleByBooleanLiteral {
  /// A truth value.
  @inlinable public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension PropertyValue: ExpressibleByArrayLiteral {
  /// A list of the type of the first element; elements of another type turn the list into texts.
  public init(arrayLiteral elements: PropertyValue...) { self = elements.propertyValue }
}
