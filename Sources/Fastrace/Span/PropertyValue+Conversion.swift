/// A type whose values can be the value of a property.
///
/// Conform your own types to it to choose how they are recorded. Types with a raw value or a description need not: spans
/// record those by themselves.
public protocol PropertyValueConvertible {
  /// The value as one of the types that a property can have.
  var propertyValue: PropertyValue { get }
}

extension PropertyValue {
  /// The value as a property records it.
  ///
  /// That is its ``PropertyValueConvertible/propertyValue``, its raw value, or its text: the first that the type has.
  ///
  /// > Cost: Looks the type's conformances up at run time, some 50 ns.
  public init<Value>(describing value: Value) {
    if let value = value as? any PropertyValueConvertible {
      self = value.propertyValue
    } else if let value = (value as? any RawRepresentable)?.rawValue as? any PropertyValueConvertible {
      self = value.propertyValue
    } else {
      self = .string(String(describing: value))
    }
  }

  /// The value as a property records it; nil for nil.
  @inlinable
  public init?<Value>(describing value: Value?) {
    guard let value else { return nil }
    self.init(describing: value)
  }

  /// The value as a property records it.
  @inlinable
  public init(describing value: some PropertyValueConvertible) { self = value.propertyValue }

  /// The value as a property records it; nil for nil.
  @inlinable
  public init?<Value: PropertyValueConvertible>(describing value: Value?) {
    guard let value else { return nil }
    self = value.propertyValue
  }
}

extension PropertyValue: PropertyValueConvertible {
  /// The value itself.
  @inlinable public var propertyValue: PropertyValue { self }
}

extension String: PropertyValueConvertible {
  /// The text.
  @inlinable public var propertyValue: PropertyValue { .string(self) }
}

extension Substring: PropertyValueConvertible {
  /// The text, copied.
  @inlinable public var propertyValue: PropertyValue { .string(String(self)) }
}

extension Bool: PropertyValueConvertible {
  /// The truth value.
  @inlinable public var propertyValue: PropertyValue { .bool(self) }
}

extension Double: PropertyValueConvertible {
  /// The number.
  @inlinable public var propertyValue: PropertyValue { .double(self) }
}

extension Float: PropertyValueConvertible {
  /// The number with the precision of a `Float`.
  @inlinable public var propertyValue: PropertyValue { .double(Double(self)) }
}

extension PropertyValueConvertible where Self: BinaryInteger {
  /// The number; as decimal text where it does not fit 64 bits with a sign.
  @inlinable public var propertyValue: PropertyValue {
    if let value = Int64(exactly: self) { return .int(value) }
    return .string(description)
  }
}

extension Int: PropertyValueConvertible {}
extension Int8: PropertyValueConvertible {}
extension Int16: PropertyValueConvertible {}
extension Int32: PropertyValueConvertible {}
extension Int64: PropertyValueConvertible {}
extension UInt: PropertyValueConvertible {}
extension UInt8: PropertyValueConvertible {}
extension UInt16: PropertyValueConvertible {}
extension UInt32: PropertyValueConvertible {}
extension UInt64: PropertyValueConvertible {}

extension Array: PropertyValueConvertible where Element: PropertyValueConvertible {
  /// A list of the type of the first element; elements of another type turn the list into texts.
  public var propertyValue: PropertyValue { PropertyValue(list: map(\.propertyValue)) }
}

extension PropertyValue {
  fileprivate init(list: [PropertyValue]) {
    let ints = list.compactMap { value -> Int64? in if case .int(let int) = value { int } else { nil } }
    let doubles = list.compactMap { value -> Double? in if case .double(let double) = value { double } else { nil } }
    let bools = list.compactMap { value -> Bool? in if case .bool(let bool) = value { bool } else { nil } }
    switch list.count {
    case 0: self = .strings([])
    case ints.count: self = .ints(ints)
    case doubles.count: self = .doubles(doubles)
    case bools.count: self = .bools(bools)
    default: self = .strings(list.map(\.description))
    }
  }
}
