#if Logging
  /// A time of day split into the parts that are written (proleptic Gregorian calendar).
  struct CalendarTime: Equatable {
    var year: Int64
    var month: Int64
    var day: Int64
    var hour: Int64
    var minute: Int64
    var second: Int64

    /// The parts of a time in seconds since 1970, in the zone that the seconds were shifted to.
    init(seconds: Int64) {
      var days = seconds / 86_400
      var rest = seconds % 86_400
      if rest < 0 {
        rest += 86_400
        days -= 1
      }
      (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
      // Counted from the first of March of year 0, so that the leap day is the last day of a year: 146,097 days in an era of
      // 400 years, 153 days in five months.
      let shifted = days + 719_468
      let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
      let dayOfEra = shifted - era * 146_097
      let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
      let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
      let marchMonth = (5 * dayOfYear + 2) / 153
      day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
      month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
      year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }
  }
#endif
