#if Logging
  internal import Fastrace
  internal import Logging

  /// One JSON object a line: `timestamp`, `level`, `target`, `file`, `line`, `message`, `error`, `kvs` with the metadata and
  /// `diags` with the diagnostics.
  ///
  /// Numbers and truth values in the metadata keep their types. `kvs` is left out when it is empty, and so are `diags` and
  /// `error`.
  public struct JSONLayout: LogLayout {
    /// The time zone of the time stamps.
    public var timeZone: LogTimeZone

    /// A layout with time stamps of a time zone.
    public init(timeZone: LogTimeZone = .utc) { self.timeZone = timeZone }

    /// Writes the record as a JSON object.
    public func write(_ record: LogRecord, to line: inout LogBuffer) {
      line.append("{\"timestamp\":\"")
      line.appendTimestamp(record.time, timeZone)
      line.append("\",\"level\":\"")
      line.append(record.level.rawValue)
      line.append(ascii: "\"")
      line.appendJSONPair("target", record.target)
      line.appendJSONPair("file", record.file)
      line.append(",\"line\":")
      line.append(UInt64(record.line))
      line.appendJSONPair("message", record.message)
      if let error = record.errorParts { line.appendJSONError(error) }
      writeMetadata(record, to: &line)
      line.append(ascii: "}")
    }

    private func writeMetadata(_ record: LogRecord, to line: inout LogBuffer) {
      if !record.metadata.isEmpty {
        line.append(",\"kvs\":{")
        for (key, value) in record.sortedMetadata {
          line.appendJSONKey(key)
          line.appendJSON(value)
        }
        line.append(ascii: "}")
      }
      if !record.diagnostics.isEmpty {
        line.append(",\"diags\":{")
        for property in record.diagnostics {
          line.appendJSONKey(property.key)
          line.appendJSON(property.value)
        }
        line.append(ascii: "}")
      }
    }
  }
#endif
