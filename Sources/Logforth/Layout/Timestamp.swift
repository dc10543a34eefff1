#if Logging
  /// The last time stamp that was written into a buffer: all of it but the part of the second stays the same for a second.
  struct TimestampCache: Sendable {
    var second = Int64.min
    var zone = LogTimeZone.utc
    /// `2026-11-23T16:18:17`.
    var date: [UInt8] = []
    /// `Z` or `+01:00`.
    var suffix: [UInt8] = []
  }

  extension LogBuffer {
    /// Writes a time as in RFC 3339, with microseconds.
    mutating func appendTimestamp(_ time: LogTime, _ zone: LogTimeZone) {
      let second = time.seconds
      if second != stampCache.second || zone != stampCache.zone { renewStamp(second, zone) }
      append(contentsOf: stampCache.date)
      append(ascii: ".")
      append(time.subsecond / 1000, digits: 6)
      append(contentsOf: stampCache.suffix)
    }

    @inline(never)
    private mutating func renewStamp(_ second: Int64, _ zone: LogTimeZone) {
      let offset = zone.offset(at: second)
      var writer = LogBuffer()
      writer.appendDate(CalendarTime(seconds: second &+ offset), "T")
      stampCache.date = writer.bytes
      writer.removeAll()
      writer.appendOffset(offset, isUniversal: zone == .utc)
      stampCache.suffix = writer.bytes
      (stampCache.second, stampCache.zone) = (second, zone)
    }

    private mutating func appendDate(_ time: CalendarTime, _ separator: Unicode.Scalar) {
      append(time.year, digits: 4)
      append(ascii: "-")
      append(time.month, digits: 2)
      append(ascii: "-")
      append(time.day, digits: 2)
      append(ascii: separator)
      appendClock(time)
    }

    /// Writes `16:18:17`.
    mutating func appendClock(_ time: CalendarTime) {
      append(time.hour, digits: 2)
      append(ascii: ":")
      append(time.minute, digits: 2)
      append(ascii: ":")
      append(time.second, digits: 2)
    }

    private mutating func appendOffset(_ offset: Int64, isUniversal: Bool) {
      if isUniversal { return append(ascii: "Z") }
      append(ascii: offset < 0 ? "-" : "+")
      append(abs(offset) / 3600, digits: 2)
      append(ascii: ":")
      append(abs(offset) / 60 % 60, digits: 2)
    }
  }
#endif
