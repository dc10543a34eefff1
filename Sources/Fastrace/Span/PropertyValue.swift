/// The value of a property: one of the attribute types of OpenTelemetry (common specification, section Attribute).
public enum PropertyValue: Sendable, Hashable {
  /// Text.
  case string(String)
  /// A whole number.
  case int(Int64)
  /// A floating-point number.
  case double(Double)
  /// A truth value.
  case bool(Bool)
  /// A list of texts.
  case strings([String])
  /// A list of whole numbers.
  case ints([Int64])
  /// A list of floating-point numbers.
  case doubles([Double])
  /// A list of truth values.
  case bools([Bool])
}

extension PropertyValue: CustomStringConvertible {
  /// The value as text: lists in brackets, texts inside lists quoted.
  public var description: String {
    switch self {
    case .string(let value): value
    case .int(let value): value.description
    case .double(let value): value.description
    case .bool(let value): value.description
    case .strings(let values): values.description
    case .ints(let values): values.description
    case .doubles(let values): values.description
    case .bools(let values): values.description
    }
  }
}

extension PropertyValue {
  /// Bytes that the value keeps outside of itself.
  package var heapBytes: Int {
    switch self {
    case .string(let value): value.heapBytes
    case .int, .double, .bool: 0
    case .strings(let values): values.reduce(32) { $0 + 16 + $1.heapBytes }
    case .ints(let values): 32 + values.count * 8
    case .doubles(let values): 32 + values.count * 8
    case .bools(let values): 32 + values.count
    }
  }

  /// False when there is nothing to release.
  @inline(__always)
  var ownsMemory: Bool {
    switch self {
    case .string(let value): value.isOnHeap
    case .int, .double, .bool: false
    case .strings, .ints, .doubles, .bools: true
    }
  }

  /// False when no text in the value can be longer than `limit`; cheap, and true for some that are not.
  package func mayExceed(_ limit: Int) -> Bool {
    switch self {
    case .string(let text): text.utf8.count > limit
    case .strings: limit != Int.max
    case .int, .double, .bool, .ints, .doubles, .bools: false
    }
  }

  /// The value with every text in it cut to at most `limit` characters, and whether anything was cut.
  package func truncated(to limit: Int) -> (value: PropertyValue, wasCut: Bool) {
    switch self {
    case .string(let text):
      let cut = text.truncated(to: limit)
      return (.string(cut), cut.utf8.count != text.utf8.count)
    case .strings(let texts):
      let cut = texts.map { $0.truncated(to: limit) }
      return (.strings(cut), cut != texts)
    case .int, .double, .bool, .ints, .doubles, .bools:
      return (self, false)
    }
  }
}

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
