#if Logging
  import Fastrace
  import Logforth
  import Logging
  import Testing

  @Suite struct TextLayoutTests {
    private let layout = TextLayout(timeZone: .utc)

    @Test func writesTimeLevelTargetPlaceMessageAndFields() {
      let record = LogRecord.sample(
        metadata: ["zeta": "two words", "alpha": .stringConvertible(1)], diagnostics: [Property("sampled", true)])
      #expect(
        layout.text(record)
          == #"2026-11-23T16:18:17.123456Z   INFO app: main.swift:12 it works alpha=1 zeta="two words" sampled=true"#)
    }

    @Test(arguments: [
      (Logger.Level.trace, "  TRACE"), (.debug, "  DEBUG"), (.info, "   INFO"), (.notice, " NOTICE"),
      (.warning, "   WARN"), (.error, "  ERROR"), (.critical, "   CRIT"),
    ])
    func alignsLevels(_ level: Logger.Level, _ text: String) {
      #expect(layout.text(.sample(level: level)).contains("Z\(text) app: "))
    }

    @Test func coloursTheLevelAlone() {
      let text = TextLayout(isColored: true, timeZone: .utc).text(.sample(level: .error))
      #expect(text == "2026-11-23T16:18:17.123456Z  \u{1B}[31mERROR\u{1B}[0m app: main.swift:12 it works")
    }

    @Test func writesAnError() {
      let text = layout.text(.sample(error: DiskFailure()))
      #expect(text.hasSuffix(#"it works error.type=LogforthTests.DiskFailure error.message="disk is full""#))
    }

    @Test(arguments: [
      ("a\nb\r\tc", #"a\nb\r\tc"#), ("\u{1B}[31m", #"\u001b[31m"#), ("\u{7F}\u{85}", #"\u007f\u0085"#),
      ("\u{2028}\u{2029}", #"\u2028\u2029"#), ("\0", #"\u0000"#), (#"C:\dir "x""#, #"C:\dir "x""#),
      ("größe €", "größe €"),
      ("\u{A0}\u{2027}\u{202A}", "\u{A0}\u{2027}\u{202A}"),
    ])
    func keepsAMessageInItsLine(_ message: String, _ written: String) {
      #expect(layout.text(.sample(message)).hasSuffix("main.swift:12 " + written))
    }

    @Test(arguments: [
      (LogTimeZone.utc, 0, "1970-01-01T00:00:00.000000Z"), (.utc, -1, "1969-12-31T23:59:59.999999Z"),
      (.utc, 951_782_400_000_000_000, "2000-02-29T00:00:00.000000Z"),
      (.utc, 4_107_542_399_999_999_999, "2100-02-28T23:59:59.999999Z"),
      (.fixed(seconds: 19_800), 0, "1970-01-01T05:30:00.000000+05:30"),
      (.fixed(seconds: -12_600), 0, "1969-12-31T20:30:00.000000-03:30"),
    ])
    func writesTimes(_ zone: LogTimeZone, _ nanoseconds: Int64, _ written: String) {
      var record = LogRecord.sample()
      record.time = LogTime(nanoseconds: nanoseconds)
      #expect(TextLayout(timeZone: zone).text(record).hasPrefix(written + " "))
    }

    @Test func aBufferThatIsUsedAgainWritesTheTimeOfEachRecord() {
      var line = LogBuffer()
      var record = LogRecord.sample()
      for second in [0, 0, 1, 60, 3600, -1] as [Int64] {
        record.time = .sample + second
        line.removeAll()
        layout.write(record, to: &line)
        #expect(String(decoding: line.bytes, as: UTF8.self) == layout.text(record))
      }
    }
  }
#endif
