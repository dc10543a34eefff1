import Fastrace
import Testing

@Suite struct TextMetricsTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("ｱ", 1), ("Ａ", 2), ("한국", 4), ("👩‍👩‍👧", 2), ("🇩🇪", 2),
    ("❤️", 2),
    ("→…", 2), ("שלום", 4), ("नमस्ते", 4), ("━╸", 2), ("\u{1100}\u{1161}", 2), ("𝄞", 1), ("👍🏽", 2),
  ])
  func countsColumns(_ text: String, _ columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test(arguments: [
    ("short", 5, "short"), ("longer", 5, "long…"), ("漢字漢字", 7, "漢字漢…"), ("漢字漢字", 6, "漢字…"), ("漢字", 4, "漢字"),
    ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("abc", 1, "…"),
  ])
  func fitsByColumns(_ text: String, _ columns: Int, _ expected: String) {
    #expect(DisplayWidth.fit(text, columns) == expected)
  }

  @Test(arguments: [
    (0, "0 ns"), (999, "999 ns"), (1_000, "1.00 µs"), (1_234, "1.23 µs"), (9_994, "9.99 µs"), (9_995, "10.0 µs"),
    (99_949, "99.9 µs"), (99_950, "100 µs"), (999_499, "999 µs"), (999_500, "1.00 ms"), (12_345_678, "12.3 ms"),
    (1_005_000_000, "1.01 s"), (999_499_999_999, "999 s"), (1_234_000_000_000, "1234 s"), (UInt64.max, "18446744073 s"),
  ])
  func durationsHaveThreeDigits(_ nanoseconds: UInt64, _ expected: String) {
    #expect(ShortDuration.text(nanoseconds) == expected)
  }

  @Test func offsetsHaveASign() {
    #expect(ShortDuration.offset(from: 1_000, to: 3_500) == "+2.50 µs")
    #expect(ShortDuration.offset(from: 3_500, to: 1_000) == "-2.50 µs")
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000000Z"), (951_782_399_999_999_999, "2000-02-28T23:59:59.999999Z"),
    (951_825_600_000_000_000, "2000-02-29T12:00:00.000000Z"),
    (1_709_251_200_000_001_000, "2024-03-01T00:00:00.000001Z"),
    (4_107_542_400_000_000_000, "2100-03-01T00:00:00.000000Z"),
    (1_767_225_599_000_000_000, "2025-12-31T23:59:59.000000Z"),
  ])
  func timestampsAreUTC(_ nanoseconds: UInt64, _ expected: String) {
    #expect(TimeOfDay.timestamp(nanoseconds) == expected)
  }
}
