// Property values of every kind, for spans that are objects; those of local spans are in `LocalSpan+Details.swift`.
//
// A type that is PropertyValueConvertible always takes the function in `TraceSpan+Details.swift`, or the first one here:
// the others are disfavored, and the last one decides for types that have both a raw value and a description.

extension TraceSpan {
  /// Sets a property of the span unless the value is nil.
  ///
  /// Key and value are evaluated only when the span is recorded, and the key only when there is a value.
  @inlinable
  public func setProperty<Value: PropertyValueConvertible>(
    _ key: @autoclosure () -> String, _ value: @autoclosure () -> Value?
  ) {
    #if Enable
      guard recordingCore != nil, let value = value() else { return }
      setProperty(key(), value)
    #endif
  }

  /// Sets a property of the span to the raw value of `value`, unless that is nil.
  ///
  /// Key and value are evaluated only when the span is recorded.
  @inlinable @_disfavoredOverload
  public func setProperty<Value: RawRepresentable>(
    _ key: @autoclosure () -> String, _ value: @autoclosure () -> Value?
  ) where Value.RawValue: PropertyValueConvertible {
    setProperty(key(), value()?.rawValue)
  }

  /// Sets a property of the span to the description of `value`, unless that is nil.
  ///
  /// Key and value are evaluated only when the span is recorded. The value is made by `PropertyValue(describing:)`.
  ///
  ///     span.setProperty("order.id", UUID())
  @inlinable @_disfavoredOverload
  public func setProperty<Value: CustomStringConvertible>(
    _ key: @autoclosure () -> String, _ value: @autoclosure () -> Value?
  ) {
    setProperty(key(), PropertyValue(describing: value()))
  }

  /// Sets a property of the span to the raw value of `value`, unless that is nil.
  ///
  /// Key and value are evaluated only when the span is recorded.
  @inlinable @_disfavoredOverload
  public func setProperty<Value: RawRepresentable & CustomStringConvertible>(
    _ key: @autoclosure () -> String, _ value: @autoclosure () -> Value?
  ) where Value.RawValue: PropertyValueConvertible {
    setProperty(key(), value()?.rawValue)
  }
}
