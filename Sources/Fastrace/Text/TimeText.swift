/// A moment as text in UTC.
package enum TimeOfDay {
  /// Hours to milliseconds, such as `12:03:04.123Z`.
  package static func clock(_ unixNanoseconds: UInt64) -> String {
    let seconds = unixNanoseconds / 1_000_000_000 % 86_400
    let milliseconds = unixNanoseconds / 1_000_000 % 1_000
    return padded(seconds / 3_600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2) + "."
      + padded(milliseconds, 3) + "Z"
  }

  /// Date and time to microseconds, as in RFC 3339, such as `2025-11-21T12:03:04.123456Z`.
  package static func timestamp(_ unixNanoseconds: UInt64) -> String {
    let (year, month, day) = date(daysSince1970: unixNanoseconds / 86_400_000_000_000)
    let seconds = unixNanoseconds / 1_000_000_000 % 86_400
    let time = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }.joined(separator: ":")
    let microseconds = padded(unixNanoseconds / 1_000 % 1_000_000, 6)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T\(time).\(microseconds)Z"
  }

  /// Counts in years that begin on the first of March, so that a leap day is the last day of its year.
  private static func date(daysSince1970 days: UInt64) -> (year: UInt64, month: UInt64, day: UInt64) {
    let sinceYearZero = days + 719_468
    let era = sinceYearZero / 146_097
    let dayOfEra = sinceYearZero % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private static func padded(_ number: UInt64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// Durations for people: three significant digits and a unit.
package enum ShortDuration {
  private static let units: [(nanoseconds: UInt64, name: String)] = [
    (1_000, "µs"), (1_000_000, "ms"), (1_000_000_000, "s"),
  ]

  /// The text of a duration, such as `999 ns`, `1.23 µs`, `12.3 ms` or `1234 s`.
  package static func text(_ nanoseconds: UInt64, separator: String = " ") -> String {
    if nanoseconds < 1_000 { return "\(nanoseconds)\(separator)ns" }
    for unit in units.dropLast() {
      if let digits = digits(nanoseconds, unit.nanoseconds) { return digits + separator + unit.name }
    }
    let second = units[units.count - 1].nanoseconds
    return (digits(nanoseconds, second) ?? "\(nanoseconds / second)") + separator + "s"
  }

  /// The text of the time from one moment to another, with its sign.
  package static func offset(from start: UInt64, to moment: UInt64, separator: String = " ") -> String {
    moment >= start
      ? "+" + text(moment - start, separator: separator) : "-" + text(start - moment, separator: separator)
  }

  /// Three digits of the duration in a unit; nil when it rounds to a thousand of them or more.
  private static func digits(_ nanoseconds: UInt64, _ unit: UInt64) -> String? {
    let whole = nanoseconds / unit
    guard whole < 1_000 else { return nil }
    for (limit, scale) in [(UInt64(10), UInt64(100)), (100, 10), (1_000, 1)] where whole < limit {
      let scaled = (nanoseconds * scale + unit / 2) / unit
      if scaled < 1_000 { return decimal(scaled, scale) }
    }
    return nil
  }

  private static func decimal(_ scaled: UInt64, _ scale: UInt64) -> String {
    guard scale > 1 else { return "\(scaled)" }
    let fraction = String(scaled % scale)
    let zeros = String(repeating: "0", count: (scale == 100 ? 2 : 1) - fraction.count)
    return "\(scaled / scale).\(zeros)\(fraction)"
  }
}
