#if Logging && OpenTelemetry
  import Fastrace
  import Logforth
  import Logging

  struct DiskFailure: Error, CustomStringConvertible { var description: String { "disk is full" } }

  extension SpanContext {
    static let sample = SpanContext(
      traceID: TraceID(high: 0x0102_0304_0506_0708, low: 0x090a_0b0c_0d0e_0f10),
      spanID: SpanID(rawValue: 0x1112_1314_1516_1718))
  }

  extension LogRecord {
    /// A record whose time, place and span do not change.
    static func sample(
      _ message: String = "it works", level: Logger.Level = .info, target: String = "app",
      error: (any Error)? = nil, metadata: Logger.Metadata = [:], diagnostics: [Property] = [],
      context: SpanContext? = .sample
    ) -> LogRecord {
      var record = LogRecord(
        level: level, target: target, message: message, error: error, metadata: metadata, diagnostics: diagnostics,
        file: "App/main.swift", function: "run()", line: 12)
      record.time = LogTime(nanoseconds: 0x0102_0304_0506_0708)
      record.spanContext = context
      return record
    }
  }
#endif
