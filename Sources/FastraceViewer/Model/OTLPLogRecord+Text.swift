#if Viewer
  package import OTLPMessages

  extension OTLPLogRecord {
    /// When it happened, or if that is not known when it was seen.
    package var time: UInt64 { timeUnixNano == 0 ? observedTimeUnixNano : timeUnixNano }

    /// The body as text; the name of the event, or of the level, of a record that has no body.
    package var message: String {
      if hasBody, case let text = body.shownText, !text.isEmpty { return text }
      return eventName.isEmpty ? level ?? "log" : eventName
    }

    /// The severity as one of six words, or else as the producer has called it; nil without one.
    package var level: String? {
      switch severityNumber.rawValue {
      case 1...4: "trace"
      case 5...8: "debug"
      case 9...12: "info"
      case 13...16: "warning"
      case 17...20: "error"
      case 21...24: "fatal"
      default: severityText.isEmpty ? nil : severityText.lowercased()
      }
    }
  }

  extension OTLPValue {
    /// The value as text that a person reads, whatever it is.
    var shownText: String {
      switch value {
      case .arrayValue(let list): "[\(list.values.map(\.shownText).joined(separator: ", "))]"
      case .kvlistValue(let map): map.values.map { "\($0.key)=\($0.value.shownText)" }.joined(separator: " ")
      case .bytesValue(let bytes): Base64.encode(bytes)
      default: text ?? ""
      }
    }
  }
#endif
