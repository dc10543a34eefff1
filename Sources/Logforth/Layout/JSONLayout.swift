#if Logging
  internal import Fastrace
  internal import Logging

  /// One JSON object a line: `timestamp`, `level`, `target`, `file`, `line`, `message`, `error`, `kvs` with the metadata and
  /// `diags` with the diagnostics.
  ///
  /// Numbers and truth values in the metadata keep their types. Of diagnostics with the same key, the last one is written.
  /// `kvs` is left out when it is empty, and so are `diags` and `error`.
  public struct JSONLayout: LogLayout {
    /// The time zone of the time stamps.
    public var timeZone: LogTimeZone

    /// A layout with time stamps of a time zone.
    public init(timeZone: LogTimeZone = .utc) { self.timeZone = timeZone }

    /// Writes the record as a JSON object.
    public func write(_ record: LogRecord, to line: inout LogBuffer) {
      line.append(literal: "{\"timestamp\":\"")
      line.appendTimestamp(record.time, timeZone)
      line.append(literal: "\",\"level\":\"")
      line.append(record.level.rawValue)
      line.append(literal: "\",\"target\":")
      line.appendJSON(record.target)
      line.append(literal: ",\"file\":")
      line.appendJSON(record.file)
      line.append(literal: ",\"line\":")
      line.append(UInt64(record.line))
      line.append(literal: ",\"message\":")
      line.appendJSON(record.message)
      if let error = record.errorParts { line.appendJSONError(error) }
      if !record.metadata.isEmpty {
        line.append(literal: ",\"kvs\":{")
        line.appendJSONMetadata(record)
        line.append(ascii: "}")
      }
      if !record.diagnostics.isEmpty {
        line.append(literal: ",\"diags\":{")
        record.diagnostics.forEachLastOfItsKey { property in
          line.appendJSONKey(property.key)
          line.appendJSON(property.value)
        }
        line.append(ascii: "}")
      }
      line.append(ascii: "}")
    }
  }
#endif
