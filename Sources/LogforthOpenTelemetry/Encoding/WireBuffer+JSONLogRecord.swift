#if Logging && OpenTelemetry
  internal import Fastrace
  internal import FastraceOTLP
  internal import FastraceWire
  internal import Logforth
  internal import Logging

  /// Records in the JSON encoding of OTLP: ids in hexadecimal, enumerations as numbers, numbers of 64 bits as text.
  extension WireBuffer {
    /// The scope of records and the beginning of their list.
    mutating func openJSONScope(_ label: String) {
      appendLiteral("{\"scope\":{\"name\":")
      appendJSON(label)
      appendLiteral("},\"logRecords\":[")
    }

    mutating func appendJSONLogRecord(_ record: LogRecord) {
      let time = UInt64(clamping: record.time.nanoseconds)
      appendLiteral("{\"timeUnixNano\":\"")
      appendDecimal(time)
      appendLiteral("\",\"observedTimeUnixNano\":\"")
      appendDecimal(time)
      appendLiteral("\",\"severityNumber\":")
      appendDecimal(UInt64(record.level.severityNumber))
      appendLiteral(",\"severityText\":")
      appendJSON(record.level.rawValue)
      appendLiteral(",\"body\":{\"stringValue\":")
      appendJSON(record.message)
      appendLiteral("},\"attributes\":[")
      appendJSONList(record.attributes)
      appendLiteral("]")
      if let context = record.spanContext { appendJSONContext(context) }
      appendLiteral("}")
    }

    private mutating func appendJSONContext(_ context: SpanContext) {
      appendLiteral(",\"flags\":")
      appendDecimal(UInt64(context.traceFlags.rawValue))
      appendLiteral(",\"traceId\":\"")
      appendHex(context.traceID.high)
      appendHex(context.traceID.low)
      appendLiteral("\",\"spanId\":\"")
      appendHex(context.spanID.rawValue)
      appendLiteral("\"")
    }
  }
#endif
