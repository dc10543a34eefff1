#if Logging
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
      line.append(": ")
      line.append(record.fileName)
      line.append(ascii: ":")
      line.append(UInt64(record.line))
      line.append(ascii: " ")
      line.appendMessageAndFields(record)
    }

    private func writeLevel(_ level: Logger.Level, to line: inout LogBuffer) {
      let name = level.uppercase
      for _ in name.utf8.count..<6 { line.append(ascii: " ") }
      if isColored {
        line.append(level.color)
        line.append(name)
        line.append("\u{1B}[0m")
      } else {
        line.append(name)
      }
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
      for (key, value) in record.sortedMetadata {
        append(ascii: " ")
        appendPair(key, value)
      }
      for property in record.diagnostics {
        append(ascii: " ")
        appendPair(property)
      }
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
    fileprivate var color: String {
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
