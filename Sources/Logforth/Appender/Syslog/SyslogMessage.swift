#if Logging
  internal import Logging

  extension LogBuffer {
    /// Writes what is in front of the text of a syslog message.
    mutating func appendSyslogHeader(_ record: LogRecord, _ options: SyslogOptions, isLocal: Bool) {
      append(UInt8(ascii: "<"))
      append(UInt64(options.facility.rawValue * 8 + record.level.syslogSeverity))
      append(UInt8(ascii: ">"))
      switch options.format {
      case .rfc3164: appendOldHeader(record, options, isLocal: isLocal)
      case .rfc5424: appendNewHeader(record, options)
      }
    }

    private mutating func appendNewHeader(_ record: LogRecord, _ options: SyslogOptions) {
      append("1 ")
      appendTimestamp(record.time, .utc)
      for (text, limit) in [(options.hostName, 255), (options.applicationName, 48)] {
        append(UInt8(ascii: " "))
        appendName(text, limit)
      }
      append(UInt8(ascii: " "))
      append(Int64(Environment.processID))
      // No message id, and no structured data: the fields are in the text.
      append(" - - ")
    }

    private mutating func appendOldHeader(_ record: LogRecord, _ options: SyslogOptions, isLocal: Bool) {
      let seconds = record.time.seconds
      // The format has no zone; receivers take it for local time.
      let time = CalendarTime(seconds: seconds + LogTimeZone.local.offset(at: seconds))
      append(Self.months[Int(time.month - 1)])
      append(time.day < 10 ? "  " : " ")
      append(time.day)
      append(UInt8(ascii: " "))
      appendClock(time)
      append(UInt8(ascii: " "))
      if !isLocal {
        appendName(options.hostName, 255)
        append(UInt8(ascii: " "))
      }
      appendName(options.applicationName, 32)
      append(UInt8(ascii: "["))
      append(Int64(Environment.processID))
      append("]: ")
    }

    /// Writes a name: printable ASCII without spaces, or `-`.
    private mutating func appendName(_ name: String, _ limit: Int) {
      if name.isEmpty { return append(UInt8(ascii: "-")) }
      for byte in name.utf8.prefix(limit) { append(byte > 0x20 && byte < 0x7F ? byte : UInt8(ascii: "_")) }
    }

    /// Cuts what is longer than a message may be, between two characters, and marks the cut.
    mutating func cut(to limit: Int) {
      if count <= limit { return }
      var end = max(3, limit) - 3
      let bytes = bytes
      while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      truncate(to: end)
      append("...")
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  }
#endif
