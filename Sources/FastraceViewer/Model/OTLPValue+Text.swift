#if Viewer
  package import OTLPMessages

  extension OTLPValue {
    /// The value as text, as one writes it in a search; nil for what has no short text.
    package var text: String? {
      switch value {
      case .stringValue(let text): text
      case .boolValue(let bool): bool ? "true" : "false"
      case .intValue(let number): String(number)
      case .doubleValue(let number): String(describing: number)
      default: nil
      }
    }

    package init(_ text: String) {
      self.init()
      stringValue = text
    }
  }

  extension OTLPAttribute {
    package init(_ key: String, _ value: OTLPValue) {
      self.init()
      self.key = key
      self.value = value
    }

    package init(_ key: String, _ text: String) { self.init(key, OTLPValue(text)) }

    package init(_ key: String, _ number: Int64) {
      var value = OTLPValue()
      value.intValue = number
      self.init(key, value)
    }
  }

  extension [OTLPAttribute] {
    package subscript(key: String) -> OTLPValue? { first { $0.key == key }?.value }
  }

  extension OTLPResource {
    /// The name of the service, or `unknown_service`.
    package var serviceName: String {
      guard let name = attributes["service.name"]?.text, !name.isEmpty else { return "unknown_service" }
      return name
    }
  }
#endif
