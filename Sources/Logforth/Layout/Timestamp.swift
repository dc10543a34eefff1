#if Logging
  internal import FastraceWire

  /// The last time stamp that was written into a buffer: all of it but the part of the second stays the same for a second.
  struct TimestampCache: Sendable {
    var second = Int64.min
    var zone = LogTimeZone.utc
    /// `2026-11-23T16:18:17.000000Z` or `...+01:00`, eight characters a word, the first one in the lowest byte.
    var text: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    /// How many characters the last word has.
    var lastCount = 0
  }

  extension LogBuffer {
    /// Writes a time as in RFC 3339, with microseconds.
    mutating func appendTimestamp(_ time: LogTime, _ zone: LogTimeZone) {
      let second = time.seconds
      if second != stamp.second || zone != stamp.zone { renewStamp(second, zone) }
      let start = wire.end
      wire.append(stamp.text.0, count: 8)
      wire.append(stamp.text.1, count: 8)
      wire.append(stamp.text.2, count: 8)
      wire.append(stamp.text.3, count: stamp.lastCount)
      let microseconds = UInt64(truncatingIfNeeded: time.nanoseconds &- second &* 1_000_000_000) / 1000
      wire.overwrite(Self.twoDigits(microseconds / 10_000), at: start + 20)
      wire.overwrite(Self.twoDigits(microseconds / 100 % 100), at: start + 22)
      wire.overwrite(Self.twoDigits(microseconds % 100), at: start + 24)
    }

    /// The characters of a number below 100, the first one in the higher byte.
    @inline(__always)
    private static func twoDigits(_ number: UInt64) -> UInt16 {
      UInt16(truncatingIfNeeded: 0x3030 + (number / 10) << 8 + number % 10)
    }

    @inline(never)
    private mutating func renewStamp(_ second: Int64, _ zone: LogTimeZone) {
      let offset = zone.offset(at: second)
      var writer = LogBuffer()
      writer.appendDate(CalendarTime(seconds: second &+ offset), "T")
      writer.append(literal: ".000000")
      writer.appendOffset(offset, isUniversal: zone == .utc)
      let bytes = writer.bytes
      let words = stride(from: 0, to: 32, by: 8).map { start in
        bytes.dropFirst(start).prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
      }
      stamp.text = (words[0], words[1], words[2], words[3])
      stamp.lastCount = bytes.count - 24
      (stamp.second, stamp.zone) = (second, zone)
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
      append(Int64(offset.magnitude / 3600), digits: 2)
      append(ascii: ":")
      append(Int64(offset.magnitude / 60 % 60), digits: 2)
    }
  }
#endif
