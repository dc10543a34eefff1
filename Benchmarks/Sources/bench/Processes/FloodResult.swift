internal import Fastrace

/// What a flood process tells the one that started it.
struct FloodResult {
  /// What the producers began.
  var spans: Int
  var nanoseconds: Int
  var cpuNanoseconds: Int
  var reported: Int
  var rssBytes: Int
  var dropped: [Fastrace.DropCause: Int]

  var droppedSpans: Int { dropped.values.reduce(0, +) }
  /// Spans that were neither reported nor counted as dropped.
  var lost: Int { spans - reported - droppedSpans }
  /// Only what was reported counts: dropping is no way to be fast.
  var spansPerSecond: Double { Double(reported) / Double(nanoseconds) * 1e9 }
  var cpuPerSpan: Double { Double(cpuNanoseconds) / Double(max(1, reported)) }
}

// The form in which it goes through a pipe: numbers, then causes with theirs.
extension FloodResult {
  var text: String {
    let numbers = [spans, nanoseconds, cpuNanoseconds, reported, rssBytes].map(String.init)
    let causes = dropped.filter { $0.value != 0 }.map { "\($0.key.rawValue)=\($0.value)" }
    return (numbers + causes).joined(separator: " ")
  }

  init?(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace)
    let numbers = words.prefix(5).compactMap { Int($0) }
    guard numbers.count == 5 else { return nil }
    self.init(
      spans: numbers[0], nanoseconds: numbers[1], cpuNanoseconds: numbers[2], reported: numbers[3],
      rssBytes: numbers[4], dropped: [:])
    for word in words.dropFirst(5) {
      let parts = word.split(separator: "=")
      guard parts.count == 2, let cause = Fastrace.DropCause(rawValue: String(parts[0])) else { return nil }
      dropped[cause] = Int(parts[1])
    }
  }
}
