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
