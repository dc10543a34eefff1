#if Viewer
  import OTLPMessages

  /// Messages in the JSON encoding of OTLP: ids in hexadecimal, enumerations as numbers, numbers of 64 bits as text.
  package enum OTLPDocument {
    package static func json(_ message: [OTLPResourceSpans], logs: [OTLPResourceLogs] = []) -> [UInt8] {
      var json = JSONWriter()
      json.object { json in
        json.otlpSpans(message)
        if !logs.isEmpty { json.otlpLogs(logs) }
      }
      return json.bytes
    }
  }

  extension JSONWriter {
    fileprivate mutating func otlpSpans(_ message: [OTLPResourceSpans]) {
      key("resourceSpans")
      array(message) { json, group in
        json.object { json in
          json.otlpResource(group.resource)
          json.key("scopeSpans")
          json.array(group.scopeSpans) { json, group in
            json.object { json in
              json.otlpScope(group.scope)
              json.key("spans")
              json.array(group.spans) { json, span in json.otlpSpan(span) }
            }
          }
        }
      }
    }

    mutating func otlpResource(_ resource: OTLPResource) {
      key("resource")
      object { $0.otlpAttributes(resource.attributes) }
    }

    mutating func otlpScope(_ scope: OTLPScope) {
      key("scope")
      object { json in
        json.key("name")
        json.value(scope.name)
        json.key("version")
        json.value(scope.version)
        json.otlpAttributes(scope.attributes)
      }
    }

    fileprivate mutating func otlpSpan(_ span: OTLPSpan) {
      object { json in
        json.key("traceId")
        json.hexadecimal(span.traceID)
        json.key("spanId")
        json.hexadecimal(span.spanID)
        if !span.parentSpanID.isEmpty {
          json.key("parentSpanId")
          json.hexadecimal(span.parentSpanID)
        }
        json.text("traceState", span.traceState)
        json.count("flags", span.flags)
        json.key("name")
        json.value(span.name)
        json.key("kind")
        json.value(span.kind.rawValue)
        json.key("startTimeUnixNano")
        json.decimalText(span.startTimeUnixNano)
        json.key("endTimeUnixNano")
        json.decimalText(span.endTimeUnixNano)
        json.otlpAttributes(span.attributes)
        json.count("droppedAttributesCount", span.droppedAttributesCount)
        json.otlpEvents(span.events)
        json.count("droppedEventsCount", span.droppedEventsCount)
        json.otlpLinks(span.links)
        json.count("droppedLinksCount", span.droppedLinksCount)
        guard span.hasStatus else { return }
        json.key("status")
        json.object { json in
          json.text("message", span.status.message)
          if span.status.code != .unset {
            json.key("code")
            json.value(span.status.code.rawValue)
          }
        }
      }
    }

    private mutating func otlpEvents(_ events: [OTLPSpan.Event]) {
      guard !events.isEmpty else { return }
      key("events")
      array(events) { json, event in
        json.object { json in
          json.key("timeUnixNano")
          json.decimalText(event.timeUnixNano)
          json.key("name")
          json.value(event.name)
          json.otlpAttributes(event.attributes)
          json.count("droppedAttributesCount", event.droppedAttributesCount)
        }
      }
    }

    private mutating func otlpLinks(_ links: [OTLPSpan.Link]) {
      guard !links.isEmpty else { return }
      key("links")
      array(links) { json, link in
        json.object { json in
          json.key("traceId")
          json.hexadecimal(link.traceID)
          json.key("spanId")
          json.hexadecimal(link.spanID)
          json.text("traceState", link.traceState)
          json.otlpAttributes(link.attributes)
          json.count("droppedAttributesCount", link.droppedAttributesCount)
          json.count("flags", link.flags)
        }
      }
    }

    mutating func otlpAttributes(_ attributes: [OTLPAttribute]) {
      guard !attributes.isEmpty else { return }
      key("attributes")
      otlpList(attributes)
    }

    private mutating func otlpList(_ attributes: [OTLPAttribute]) {
      array(attributes) { json, attribute in
        json.object { json in
          json.key("key")
          json.value(attribute.key)
          json.key("value")
          json.otlpValue(attribute.value)
        }
      }
    }

    mutating func otlpValue(_ value: OTLPValue) {
      object { json in
        switch value.value {
        case .stringValue(let text):
          json.key("stringValue")
          json.value(text)
        case .boolValue(let bool):
          json.key("boolValue")
          json.value(bool)
        case .intValue(let number):
          json.key("intValue")
          json.decimalText(number)
        case .doubleValue(let number):
          json.key("doubleValue")
          json.value(number)
        case .bytesValue(let bytes):
          json.key("bytesValue")
          json.base64(bytes)
        case .arrayValue(let list):
          json.key("arrayValue")
          json.object { json in
            json.key("values")
            json.array(list.values) { json, element in json.otlpValue(element) }
          }
        case .kvlistValue(let map):
          json.key("kvlistValue")
          json.object { json in
            json.key("values")
            json.otlpList(map.values)
          }
        default: break
        }
      }
    }

    mutating func text(_ name: StaticString, _ text: String) {
      guard !text.isEmpty else { return }
      key(name)
      value(text)
    }

    mutating func count(_ name: StaticString, _ number: UInt32) {
      guard number != 0 else { return }
      key(name)
      value(Int64(number))
    }
  }
#endif
