#if Logging
  package import Fastrace
  package import Logging

  /// Log metadata as typed properties.
  package enum MetadataProperties {
    /// Appends the metadata sorted by key; dictionaries become several properties, `outer.inner`.
    package static func append(_ metadata: Logger.Metadata, to properties: inout [Property]) {
      metadata.forEachSorted { key, value in append(value, key, to: &properties) }
    }

    private static func append(_ value: Logger.MetadataValue, _ key: String, to properties: inout [Property]) {
      switch value {
      case .string(let text): properties.append(Property(key, text))
      case .stringConvertible(let value): properties.append(Property(key, propertyValue(value)))
      case .array: properties.append(Property(key, propertyValue(value)))
      case .dictionary(let inner): inner.forEachSorted { append($1, "\(key).\($0)", to: &properties) }
      }
    }

    private static func propertyValue(_ value: Logger.MetadataValue) -> PropertyValue {
      switch value {
      case .string(let text): .string(text)
      case .stringConvertible(let value): propertyValue(value)
      case .array(let values): values.map(propertyValue).propertyValue
      case .dictionary: .string(value.description)
      }
    }

    /// A value with its type, if that is one that properties have; else its description.
    package static func propertyValue(_ value: any CustomStringConvertible & Sendable) -> PropertyValue {
      // Most values are numbers, and comparing types costs a tenth of asking whether one conforms to a protocol.
      let type = type(of: value) as Any.Type
      if type == Int.self, let number = value as? Int { return .int(Int64(number)) }
      if type == Bool.self, let flag = value as? Bool { return .bool(flag) }
      if type == Double.self, let number = value as? Double { return .double(number) }
      return (value as? any PropertyValueConvertible)?.propertyValue ?? .string(value.description)
    }
  }
#endif
