#if Logging
  internal import FastraceLogging
  internal import Logging

  /// Text for people: `2026-11-23T16:18:17.123456Z   INFO app: main.swift:12 message key=value`.
  ///
  /// Colours are ANSI escape sequences around the level alone, so that the text can be searched. Metadata is sorted by key.
  public struct TextLayout: LogLayout {
    /// Whether the level is coloured; ``ColorChoice/automatic`` is for whoever knows where the text goes.
    public var isColored: Bool
    /// The time zone of the time stamps.
    public var timeZone: LogTimeZone

    /// A layout with or without colours.
    public init(isColored: Bool = false, timeZone: LogTimeZone = .local) {
      self.isColored = isColored
      self.timeZone = timeZone
    }

    /// Writes the record as a line of text.
    public func write(_ record: LogRecord, to line: inout LogBuffer) {
      line.appendTimestamp(record.time, timeZone)
      line.append(ascii: " ")
      writeLevel(record.level, to: &line)
      line.append(ascii: " ")
      line.append(record.target, escaping: .text)
      line.append(literal: ": ")
      line.appendPosition(record)
      line.append(ascii: " ")
      line.appendMessageAndFields(record)
    }

    private func writeLevel(_ level: Logger.Level, to line: inout LogBuffer) {
      let name = level.aligned
      if !isColored { return line.append(literal: name) }
      let text = String(describing: name)
      let start = text.firstIndex { $0 != " " } ?? text.startIndex
      line.append(text[..<start])
      line.append(literal: level.color)
      line.append(text[start...])
      line.append(literal: "\u{1B}[0m")
    }
  }

  extension LogBuffer {
    /// Writes `message key=value ...`: what a record says, without when and where.
    mutating func appendMessageAndFields(_ record: LogRecord) {
      append(record.message, escaping: .text)
      appendFields(record)
    }

    /// Writes ` key=value` for the error, the metadata and the diagnostics.
    mutating func appendFields(_ record: LogRecord) {
      if let error = record.errorParts {
        append(ascii: " ")
        appendPair("error.type", error.type)
        append(ascii: " ")
        appendPair("error.message", error.message)
      }
      record.metadata.forEachSorted { key, value in
        append(ascii: " ")
        appendPair(key, value)
      }
      for property in record.diagnostics {
        append(ascii: " ")
        appendPair(property)
      }
    }

    /// Writes `main.swift:12`.
    mutating func appendPosition(_ record: LogRecord) {
      unsafe record.file.withBytes { bytes in
        // SAFETY: the range is within the bytes, which `file` lends for the call.
        let start = unsafe bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        unsafe append(bytes, start..<bytes.count)
      }
      append(ascii: ":")
      append(UInt64(record.line))
    }
  }

  /// Only the message and its fields, for receivers that know the time, the level and the sender by themselves.
  public struct MessageLayout: LogLayout {
    /// The layout.
    public init() {}

    /// Writes `message key=value ...`.
    public func write(_ record: LogRecord, to line: inout LogBuffer) { line.appendMessageAndFields(record) }
  }

  extension Logger.Level {
    /// The level in upper case, as six characters.
    fileprivate var aligned: StaticString {
      switch self {
      case .trace: " TRACE"
      case .debug: " DEBUG"
      case .info: "  INFO"
      case .notice: "NOTICE"
      case .warning: "  WARN"
      case .error: " ERROR"
      case .critical: "  CRIT"
      }
    }

    fileprivate var color: StaticString {
      switch self {
      case .trace: "\u{1B}[35m"
      case .debug: "\u{1B}[34m"
      case .info: "\u{1B}[32m"
      case .notice: "\u{1B}[36m"
      case .warning: "\u{1B}[33m"
      case .error: "\u{1B}[31m"
      case .critical: "\u{1B}[1;31m"
      }
    }
  }
#endif
