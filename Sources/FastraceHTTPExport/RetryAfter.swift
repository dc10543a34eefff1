internal import Fastrace

/// The header Retry-After (RFC 9110, section 10.2.3): seconds, or a date.
package enum RetryAfter {
  /// How long to wait; nil when the value makes no sense.
  package static func parse(_ value: String) -> Duration? {
    parse(value, nowUnixSeconds: Int64(clamping: WallClock.unixNanoseconds / 1_000_000_000))
  }

  package static func parse(_ value: String, nowUnixSeconds: Int64) -> Duration? {
    let text = value.split(separator: " ").joined(separator: " ")
    if let seconds = number(text[...]) { return .seconds(seconds) }
    guard let date = unixSeconds(text) else { return nil }
    return .seconds(max(0, date - nowUnixSeconds))
  }

  /// An IMF-fixdate such as `Sun, 06 Nov 1994 08:49:37 GMT`.
  private static func unixSeconds(_ text: String) -> Int64? {
    let parts = text.split(whereSeparator: { $0 == " " || $0 == ":" })
    guard parts.count == 8, parts[7] == "GMT", let day = number(parts[1]), let year = number(parts[3]),
      let month = months.firstIndex(of: String(parts[2])), let hour = number(parts[4]), let minute = number(parts[5]),
      let second = number(parts[6]), (1...31).contains(day), (1970...9999).contains(year), (0..<24).contains(hour),
      (0..<60).contains(minute), (0...60).contains(second)
    else { return nil }
    return days(year, Int64(month + 1), day) * 86_400 + hour * 3_600 + minute * 60 + second
  }

  /// Digits alone: a sign makes no sense here.
  private static func number(_ text: Substring) -> Int64? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int64(text) : nil
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Days since 1970, in a calendar whose years begin in March, so that the leap day is the last one.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
