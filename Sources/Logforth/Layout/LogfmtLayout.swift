#if Logging
  internal import Logging

  /// Pairs of keys and values: `timestamp=... level=info target=app position=main.swift:12 message="it works" key=value`.
  ///
  /// Values with spaces, `=`, quotes, backslashes or anything beyond a line are quoted and escaped. What cannot be in a key
  /// becomes an underscore.
  public struct LogfmtLayout: LogLayout {
    /// The time zone of the time stamps.
    public var timeZone: LogTimeZone

    /// A layout with time stamps of a time zone.
    public init(timeZone: LogTimeZone = .utc) { self.timeZone = timeZone }

    /// Writes the record as pairs.
    public func write(_ record: LogRecord, to line: inout LogBuffer) {
      line.append(literal: "timestamp=")
      line.appendTimestamp(record.time, timeZone)
      line.append(literal: " level=")
      line.append(record.level.rawValue)
      line.append(ascii: " ")
      line.appendPair("target", record.target)
      line.append(literal: " position=")
      line.appendPosition(record)
      line.append(ascii: " ")
      line.appendPair("message", record.message)
      line.appendFields(record)
    }
  }
#endif
