#if Logging
  import Fastrace
  import Logforth
  import Logging

  extension LogTime {
    /// 2026-11-23T16:18:17.123456789Z.
    static let sample = LogTime(nanoseconds: 1_795_450_697_123_456_789)

    static func + (time: LogTime, seconds: Int64) -> LogTime {
      LogTime(nanoseconds: time.nanoseconds + seconds * 1_000_000_000)
    }
  }

  extension LogRecord {
    /// A record whose place and time do not change.
    static func sample(
      _ message: String = "it works", level: Logger.Level = .info, target: String = "app",
      error: (any Error)? = nil, metadata: Logger.Metadata = [:], diagnostics: [Property] = []
    ) -> LogRecord {
      var record = LogRecord(
        level: level, target: target, message: message, error: error, metadata: metadata, diagnostics: diagnostics,
        file: "App/main.swift", function: "run()", line: 12)
      record.time = .sample
      record.spanContext = nil
      return record
    }
  }

  extension LogLayout {
    func text(_ record: LogRecord) -> String {
      var line = LogBuffer()
      write(record, to: &line)
      return String(decoding: line.bytes, as: UTF8.self)
    }
  }

  struct DiskFailure: Error, CustomStringConvertible { var description: String { "disk is full" } }
#endif
