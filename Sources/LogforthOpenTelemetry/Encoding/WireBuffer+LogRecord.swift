#if Logging && OpenTelemetry
  internal import Fastrace
  internal import FastraceOTLP
  internal import FastraceWire
  internal import Logforth
  internal import Logging

  /// Records as `LogRecord` of opentelemetry/proto/logs/v1.
  extension WireBuffer {
    /// Fields of `ScopeLogs` and `LogRecord`, with their wire types; those of two bytes have the lower one first.
    private enum Tag {
      static let scope: UInt8 = 0x0a
      static let scopeName: UInt8 = 0x0a
      static let record: UInt8 = 0x12
      static let time: UInt8 = 0x09
      static let severityNumber: UInt8 = 0x10
      static let severityText: UInt8 = 0x1a
      static let body: UInt8 = 0x2a
      static let bodyString: UInt8 = 0x0a
      static let attributes: UInt8 = 0x32
      static let flags: UInt8 = 0x45
      static let traceID: UInt16 = 0x10_4a
      static let spanID: UInt16 = 0x08_52
      static let observedTime: UInt8 = 0x59
    }

    /// The scope of records: the logger that made them, as field 1 of `ScopeLogs`.
    mutating func appendScope(_ label: String) {
      append(Tag.scope)
      let message = beginMessage()
      appendText(Tag.scopeName, label)
      endMessage(message)
    }

    /// A record as field 2 of `ScopeLogs`.
    mutating func appendLogRecord(_ record: LogRecord) {
      append(Tag.record)
      let message = beginMessage()
      let time = UInt64(clamping: record.time.nanoseconds)
      append(tag: Tag.time, time)
      append(UInt64(Tag.severityNumber) | UInt64(record.level.severityNumber) << 8, count: 2)
      appendText(Tag.severityText, record.level.rawValue)
      append(Tag.body)
      let body = beginMessage()
      appendText(Tag.bodyString, record.message)
      endMessage(body)
      appendAttributes(tag: Tag.attributes, record.attributes)
      if let context = record.spanContext { appendContext(context) }
      // It was observed where it was made.
      append(tag: Tag.observedTime, time)
      endMessage(message)
    }

    private mutating func appendContext(_ context: SpanContext) {
      append(Tag.flags)
      append(UInt64(context.traceFlags.rawValue), count: 4)
      append(tag: Tag.traceID, context.traceID.high.byteSwapped)
      append(context.traceID.low.byteSwapped, count: 8)
      append(tag: Tag.spanID, context.spanID.rawValue.byteSwapped)
    }

    private mutating func appendText(_ tag: UInt8, _ text: String) {
      append(tag)
      appendVarint(UInt64(text.utf8.count))
      append(text)
    }
  }
#endif
