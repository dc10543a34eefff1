#if Logging && OpenTelemetry
  import ExporterTesting
  import Fastrace
  import Logforth
  @testable import LogforthOpenTelemetry
  import Logging

  extension LogFields {
    /// What a receiver must get of a record.
    init(_ record: LogRecord) {
      self.init(
        traceID: record.spanContext?.traceID.description ?? "", spanID: record.spanContext?.spanID.description ?? "",
        flags: UInt32(record.spanContext?.traceFlags.rawValue ?? 0), time: String(record.time.nanoseconds),
        observedTime: String(record.time.nanoseconds), severity: Int(record.level.severityNumber),
        severityText: record.level.rawValue, body: .init(.string(record.message)),
        attributes: record.attributes.map { .init($0) }, eventName: "")
    }
  }
#endif
