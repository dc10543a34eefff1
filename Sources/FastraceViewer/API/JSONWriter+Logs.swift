#if Viewer
  import OTLPMessages

  /// Log records as the page gets them.
  extension JSONWriter {
    mutating func log(_ record: OTLPLogRecord, _ place: (resource: Int, scope: Int)) {
      object { json in
        json.key("spanID")
        if record.spanID.allSatisfy({ $0 == 0 }) { json.null() } else { json.hexadecimal(record.spanID) }
        json.key("timeUnixNano")
        json.decimalText(record.time)
        json.key("level")
        if let level = record.level { json.value(level) } else { json.null() }
        json.key("message")
        json.value(record.message)
        json.body(record)
        json.key("attributes")
        json.attributes(record.attributes)
        json.key("droppedAttributes")
        json.value(Int64(record.droppedAttributesCount))
        json.key("resource")
        json.value(place.resource)
        json.key("scope")
        json.value(place.scope)
      }
    }

    /// What the message does not say exactly: a body that is no text.
    private mutating func body(_ record: OTLPLogRecord) {
      switch record.body.value {
      case .none, .stringValue: return
      default:
        key("body")
        object { json in json.typedValue(record.body) }
      }
    }
  }
#endif
