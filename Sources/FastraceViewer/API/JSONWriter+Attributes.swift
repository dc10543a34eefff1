#if Viewer
  import OTLPMessages

  /// Attributes as the page gets them: a list of key, type and value.
  extension JSONWriter {
    /// Numbers beyond it are not exact in JavaScript.
    private static let exactIntegers = -(1 << 53)...(1 << 53)

    mutating func attributes(_ attributes: [OTLPAttribute]) {
      array(attributes) { json, attribute in
        json.object { json in
          json.key("key")
          json.value(attribute.key)
          json.typedValue(attribute.value)
        }
      }
    }

    /// A value as two fields of an object.
    mutating func typedValue(_ value: OTLPValue) {
      key("type")
      self.value(Self.typeName(value))
      key("value")
      attributeValue(value)
    }

    private static func typeName(_ value: OTLPValue) -> String {
      switch value.value {
      case .boolValue: "bool"
      case .intValue: "int"
      case .doubleValue: "double"
      case .bytesValue: "bytes"
      case .arrayValue: "array"
      case .kvlistValue: "map"
      default: "string"
      }
    }

    /// Depth is bounded by the decoder of protobuf.
    private mutating func attributeValue(_ value: OTLPValue) {
      switch value.value {
      case .stringValue(let text): self.value(text)
      case .boolValue(let bool): self.value(bool)
      case .intValue(let number):
        if Self.exactIntegers.contains(Int(number)) { self.value(number) } else { decimalText(number) }
      case .doubleValue(let number): self.value(number)
      case .bytesValue(let bytes): base64(bytes)
      case .arrayValue(let list): array(list.values) { json, element in json.attributeValue(element) }
      case .kvlistValue(let map):
        object { json in
          for entry in map.values {
            json.key(entry.key)
            json.attributeValue(entry.value)
          }
        }
      default: null()
      }
    }
  }
#endif
