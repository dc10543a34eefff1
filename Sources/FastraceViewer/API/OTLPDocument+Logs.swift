#if Viewer
  import OTLPMessages

  extension JSONWriter {
    mutating func otlpLogs(_ message: [OTLPResourceLogs]) {
      key("resourceLogs")
      array(message) { json, group in
        json.object { json in
          json.otlpResource(group.resource)
          json.key("scopeLogs")
          json.array(group.scopeLogs) { json, group in
            json.object { json in
              json.otlpScope(group.scope)
              json.key("logRecords")
              json.array(group.logRecords) { json, record in json.otlpRecord(record) }
            }
          }
        }
      }
    }

    private mutating func otlpRecord(_ record: OTLPLogRecord) {
      object { json in
        json.key("timeUnixNano")
        json.decimalText(record.timeUnixNano)
        json.key("observedTimeUnixNano")
        json.decimalText(record.observedTimeUnixNano)
        if record.severityNumber != .unspecified {
          json.key("severityNumber")
          json.value(record.severityNumber.rawValue)
        }
        json.text("severityText", record.severityText)
        json.text("eventName", record.eventName)
        if record.hasBody {
          json.key("body")
          json.otlpValue(record.body)
        }
        json.otlpAttributes(record.attributes)
        json.count("droppedAttributesCount", record.droppedAttributesCount)
        json.count("flags", record.flags)
        json.key("traceId")
        json.hexadecimal(record.traceID)
        if !record.spanID.isEmpty {
          json.key("spanId")
          json.hexadecimal(record.spanID)
        }
      }
    }
  }
#endif
