import Fastrace
import RecorderTesting
import Testing

/// The rules for `traceparent` that the test harness of W3C Trace Context checks, and the limits around them.
@Suite struct TraceparentRulesTests {
  static let trace = SpanContextTests.trace
  static let span = SpanContextTests.span

  static let accepted: [String] = [
    "00-\(trace)-\(span)-00", "00-\(trace)-\(span)-01", "00-\(trace)-\(span)-ff",
    // Whitespace around the value.
    " 00-\(trace)-\(span)-01", "\t00-\(trace)-\(span)-01", "00-\(trace)-\(span)-01 ", "00-\(trace)-\(span)-01\t",
    "\t 00-\(trace)-\(span)-01 \t",
    // Later versions.
    "cc-\(trace)-\(span)-01", "cc-\(trace)-\(span)-01-what-the-future-will-be-like", "cc-\(trace)-\(span)-01-",
    "fe-\(trace)-\(span)-01", "01-\(trace)-\(span)-01", "0f-\(trace)-\(span)-01-é", "01-\(trace)-\(span)-01 \t",
  ]

  @Test(arguments: accepted)
  func accepts(_ header: String) {
    let context = SpanContext(traceparent: header)
    #expect(context?.traceID.description == Self.trace)
    #expect(context?.spanID.description == Self.span)
  }

  static let rejected: [String] = [
    "", " ", "-", "00", "00-", "---", String(repeating: "-", count: 55), String(repeating: "0", count: 55),
    // Version.
    "ff-\(trace)-\(span)-01", "ff-\(trace)-\(span)-01-more", ".0-\(trace)-\(span)-01", "0.-\(trace)-\(span)-01",
    "000-\(trace)-\(span)-01", "0000-\(trace)-\(span)-01", "0-\(trace)-\(span)-01", "-\(trace)-\(span)-01",
    "CC-\(trace)-\(span)-01", "cC-\(trace)-\(span)-01", "\(trace)-\(span)-01",
    // Nothing may follow in version 00, and only another field in later ones.
    "00-\(trace)-\(span)-01.", "00-\(trace)-\(span)-01-", "00-\(trace)-\(span)-01-more", "00-\(trace)-\(span)-01 x",
    "cc-\(trace)-\(span)-01.more", "cc-\(trace)-\(span)-010", "cc-\(trace)-\(span)-01 -more",
    // Trace id.
    "00-00000000000000000000000000000000-\(span)-01", "00-.\(trace.dropFirst())-\(span)-01",
    "00-\(trace.dropLast()).-\(span)-01", "00-\(trace)3-\(span)-01", "00-\(trace.dropLast())-\(span)-01",
    "00-\(trace.dropLast())A-\(span)-01", "00-\(trace.dropLast()) -\(span)-01",
    // Parent id.
    "00-\(trace)-0000000000000000-01", "00-\(trace)-.\(span.dropFirst())-01", "00-\(trace)-\(span.dropLast()).-01",
    "00-\(trace)-\(span)7-01", "00-\(trace)-\(span.dropLast())-01", "00-\(trace)-\(span.dropLast())F-01",
    // Flags.
    "00-\(trace)-\(span)-.0", "00-\(trace)-\(span)-0.", "00-\(trace)-\(span)-001", "00-\(trace)-\(span)-1",
    "00-\(trace)-\(span)-", "00-\(trace)-\(span)", "00-\(trace)-\(span)-0A", "00-\(trace)-\(span)-0 ",
    // Separators.
    "00_\(trace)-\(span)-01", "00-\(trace)_\(span)-01", "00-\(trace)-\(span)_01", "00--\(trace)\(span)-01",
    // Bytes beyond ASCII, and whitespace that is neither space nor tab.
    "00-\(trace)-\(span)-0é", "00-é\(trace.dropFirst(2))-\(span)-01", "00-\(trace)-\(span)-01\n",
    "00-\(trace)-\(span)-01\u{A0}", "0\u{0}-\(trace)-\(span)-01",
  ]

  @Test(arguments: rejected)
  func rejects(_ header: String) {
    #expect(SpanContext(traceparent: header) == nil)
  }

  @Test func noByteButDigitsAndDashesIsAcceptedAnywhere() {
    let header = Array("00-\(Self.trace)-\(Self.span)-01".utf8)
    for place in header.indices {
      for byte in UInt8(0)..<128 {
        var changed = header
        changed[place] = byte
        let isDash = [2, 35, 52].contains(place)
        let isDigit = "0123456789abcdef".utf8.contains(byte)
        let expected = isDash ? byte == UInt8(ascii: "-") : isDigit
        let text = String(decoding: changed, as: UTF8.self)
        // Digits may not all be zero and the version not ff, which no single change of this header brings about.
        #expect((SpanContext(traceparent: text) != nil) == expected, "\(text)")
      }
    }
  }

  @Test func writingAndReadingAgreeForManyIdentifiers() {
    var numbers = NumberSequence(seed: 1)
    for _ in 0..<2000 {
      let context = SpanContext(
        traceID: TraceID(high: numbers.next(), low: numbers.next()), spanID: SpanID(rawValue: numbers.next()),
        traceFlags: TraceFlags(rawValue: UInt8(numbers.next() % 4)), isRemote: true)
      #expect(SpanContext(traceparent: context.traceparent) == context)
      #expect(context.traceparent.utf8.count == 55)
    }
  }
}
