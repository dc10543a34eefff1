import Fastrace
import FastracePropagators
import RecorderTesting
import Testing

/// Feeds damaged headers to every parser: none may trap, and whatever is accepted can be written and read again.
@Suite struct ParserFuzzTests {
  static let propagator = CompositePropagator.named("tracecontext,baggage,b3,b3multi,datadog").propagator

  static let seeds: [(name: String, value: String)] = [
    ("traceparent", CompositePropagatorTests.header),
    ("traceparent", "cc\(CompositePropagatorTests.header.dropFirst(2))-more"),
    ("tracestate", "rojo=00f067aa0ba902b7, congo=t61rcWkgMzE ,a@b=1,dd=s:2;o:rum;t.dm:-4"),
    ("baggage", "key1=value1;property1;p=%20, key2 = va%C3%A9lue2"),
    ("b3", "\(B3PropagatorTests.trace)-\(B3PropagatorTests.span)-1-\(B3PropagatorTests.parent)"),
    ("x-b3-traceid", B3PropagatorTests.trace), ("x-b3-spanid", B3PropagatorTests.span), ("x-b3-sampled", "true"),
    ("x-b3-flags", "1"), ("x-datadog-trace-id", "18446744073709551615"), ("x-datadog-parent-id", "1"),
    ("x-datadog-sampling-priority", "-1"), ("x-datadog-origin", "rum"),
    ("x-datadog-tags", "_dd.p.tid=0000000000004321,_dd.p.dm=-4"),
  ]

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func parsersAreTotal(_ seed: UInt64) {
    var numbers = NumberSequence(seed: seed)
    for _ in 0..<1000 {
      let context = Self.propagator.extract(from: Self.damagedHeaders(&numbers))
      checkReadability(of: context)
    }
  }

  @Test func arbitraryTextIsHarmless() {
    var numbers = NumberSequence(seed: 99)
    for _ in 0..<2000 {
      let text = Self.text(&numbers)
      _ = TraceID(text)
      _ = SpanID(text)
      _ = SpanContext(traceparent: text, tracestate: text)
      _ = TraceState(headerValue: text)
      _ = Baggage(headerValue: text)
      _ = CompositePropagator.named(text)
      for propagator in Self.propagator.propagators {
        _ = propagator.extract(from: HeaderList(propagator.fields.map { ($0, text) }))
      }
    }
  }

  private func checkReadability(of context: PropagatedContext) {
    var headers = HeaderList()
    Self.propagator.inject(context, into: &headers)
    let copy = Self.propagator.extract(from: headers)
    #expect(headers.lines.allSatisfy { $0.value.utf8.allSatisfy { (0x20...0x7E).contains($0) } })
    #expect(copy.baggage == context.baggage)
    #expect(copy.baggage.droppedCount == 0)
    guard let spanContext = context.spanContext, spanContext.isValid else { return }
    #expect(copy.spanContext?.traceID == spanContext.traceID)
    #expect(copy.spanContext?.spanID == spanContext.spanID)
    #expect(copy.spanContext?.isSampled == spanContext.isSampled)
    #expect(copy.spanContext?.traceState == spanContext.traceState)
  }

  private static func damagedHeaders(_ numbers: inout NumberSequence) -> HeaderList {
    var headers = HeaderList()
    for seed in seeds where Int.random(in: 0..<4, using: &numbers) > 0 {
      var bytes = Array(seed.value.utf8)
      for _ in 0..<[0, 0, 1, 2, 5].randomElement(using: &numbers, or: 1) {
        damage(&bytes, &numbers)
      }
      headers.append(String(decoding: bytes, as: UTF8.self), forHeader: seed.name)
    }
    return headers
  }

  /// Changes, removes, repeats or inserts some bytes.
  private static func damage(_ bytes: inout [UInt8], _ numbers: inout NumberSequence) {
    let place = Int.random(in: 0...bytes.count, using: &numbers)
    let end = min(bytes.count, place + Int.random(in: 0...4, using: &numbers))
    switch Int.random(in: 0..<5, using: &numbers) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 2: bytes.insert(UInt8.random(in: 0...255, using: &numbers), at: place)
    case 3: bytes.insert(Array("-,;=% \t0fd".utf8).randomElement(using: &numbers, or: 0), at: place)
    default: bytes.replaceSubrange(place..<end, with: bytes.prefix(end - place).reversed())
    }
  }

  private static func text(_ numbers: inout NumberSequence) -> String {
    let alphabet = Array("0123456789abcdef-,;=%@. \tzA\u{0}\n".utf8) + [0xC3, 0xA9, 0xFF]
    let count = Int.random(in: 0...80, using: &numbers)
    return String(
      decoding: (0..<count).map { _ in alphabet.randomElement(using: &numbers, or: 0) }, as: UTF8.self)
  }
}

extension Array {
  fileprivate func randomElement(using numbers: inout NumberSequence, or fallback: Element) -> Element {
    randomElement(using: &numbers) ?? fallback
  }
}
