import Fastrace
import Foundation
import Testing

@Suite struct SpanContextTests {
  static let trace = "12345678901234567890123456789012"
  static let span = "1234567890123456"
  static let header = "00-\(trace)-\(span)-01"

  @Test func readsAllParts() throws {
    let context = try #require(SpanContext(traceparent: Self.header))
    #expect(context.traceID.description == Self.trace)
    #expect(context.spanID.description == Self.span)
    #expect(context.isSampled)
    #expect(context.isRemote)
    #expect(context.isValid)
    #expect(context.hasParent)
    #expect(context.traceState.isEmpty)
  }

  static let flags: [(String, TraceFlags)] = [
    ("00", []), ("01", .sampled), ("02", .random), ("03", [.sampled, .random]),
    ("ff", TraceFlags(rawValue: 0xFF)), ("fe", TraceFlags(rawValue: 0xFE)),
  ]

  @Test(arguments: flags)
  func keepsAllFlagsAndSendsOnTheDefinedOnes(_ digits: String, _ flags: TraceFlags) throws {
    let context = try #require(SpanContext(traceparent: "00-\(Self.trace)-\(Self.span)-\(digits)"))
    #expect(context.traceFlags == flags)
    #expect(context.isSampled == flags.contains(.sampled))
    #expect(context.traceparent == "00-\(Self.trace)-\(Self.span)-0\(flags.rawValue & 3)")
  }

  @Test func changingTheDecisionLeavesOtherFlags() {
    var context = SpanContext(traceID: TraceID(high: 0, low: 1), traceFlags: TraceFlags(rawValue: 0x82))
    context.isSampled = true
    #expect(context.traceFlags.rawValue == 0x83)
    context.isSampled = false
    #expect(context.traceFlags.rawValue == 0x82)
  }

  @Test func aLaterVersionKeepsOnlyTheSampledFlag() throws {
    let context = try #require(SpanContext(traceparent: "01-\(Self.trace)-\(Self.span)-ff-more"))
    #expect(context.traceFlags == .sampled)
    #expect(context.traceparent == Self.header)
  }

  @Test func defaultsAreThoseOfALocalRecordedRoot() {
    let context = SpanContext(traceID: TraceID(high: 1, low: 2))
    #expect(context.isSampled)
    #expect(!context.isRemote)
    #expect(!context.hasParent)
    #expect(!context.isValid)
    #expect(context.traceState.isEmpty)
  }

  @Test func anInvalidContextIsWrittenAsZeros() {
    let zeros = "00-00000000000000000000000000000000-0000000000000000-01"
    #expect(SpanContext(traceID: .zero).traceparent == zeros)
    #expect(SpanContext(traceparent: zeros) == nil)
  }

  @Test func aMalformedTracestateDoesNotAffectTheTrace() throws {
    let context = try #require(SpanContext(traceparent: Self.header, tracestate: "a=1,B=2"))
    #expect(context.traceID.description == Self.trace)
    #expect(context.traceState.isEmpty)
  }

  @Test func descriptionShowsTheVendorsState() throws {
    let context = try #require(SpanContext(traceparent: Self.header, tracestate: "a=1, b=2"))
    #expect(context.description == "\(Self.header) [a=1,b=2]")
    #expect(SpanContext(traceparent: Self.header)?.description == Self.header)
  }

  @Test func survivesCoding() throws {
    let context = try #require(SpanContext(traceparent: "00-\(Self.trace)-\(Self.span)-83", tracestate: "a=1,b=2"))
    let copy = try JSONDecoder().decode(SpanContext.self, from: JSONEncoder().encode(context))
    #expect(copy == context)
    #expect(copy.hashValue == context.hashValue)
  }

  @Test func isSmall() {
    #expect(MemoryLayout<SpanContext>.size <= 40)
    #expect(MemoryLayout<TraceState>.size == MemoryLayout<UInt>.size)
  }
}
