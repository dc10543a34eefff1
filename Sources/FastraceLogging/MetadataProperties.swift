#if Logging
  package import Fastrace
  package import Logging

  /// Log metadata as typed properties.
  package enum MetadataProperties {
    /// Appends the metadata sorted by key; dictionaries become several properties, `outer.inner`.
    package static func append(_ metadata: Logger.Metadata, to properties: inout [Property]) {
      for (key, value) in metadata.sorted(by: { $0.key < $1.key }) { append(value, key, to: &properties) }
    }

    private static func append(_ value: Logger.MetadataValue, _ key: String, to properties: inout [Property]) {
      if case .dictionary(let inner) = value {
        for (innerKey, value) in inner.sorted(by: { $0.key < $1.key }) {
          append(value, "\(key).\(innerKey)", to: &properties)
        }
      } else {
        properties.append(Property(key, propertyValue(value)))
      }
    }

    private static func propertyValue(_ value: Logger.MetadataValue) -> PropertyValue {
      switch value {
      case .string(let text): .string(text)
      case .stringConvertible(let value as any PropertyValueConvertible): value.propertyValue
      case .stringConvertible(let value): .string(value.description)
      case .array(let values): values.map(propertyValue).propertyValue
      case .dictionary: .string(value.description)
      }
    }
  }
#endif
