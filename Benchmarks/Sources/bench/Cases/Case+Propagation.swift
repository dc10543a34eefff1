internal import CBench
internal import Fastrace

private let count = 1000

extension Case {
  static let traceparentEncode = Case("traceparent_encode", operations: count) {
    var context = SpanContext.random()
    return time { encode(count, &context) }
  }

  static let traceparentDecode = Case("traceparent_decode", operations: count) {
    var context = SpanContext.random()
    context.spanID = .random()
    let header = context.traceparent
    return time { decode(count, header) }
  }
}

/// Another span each time, as a server sends them.
@inline(never)
private func encode(_ count: Int, _ context: inout SpanContext) {
  var length = 0
  for index in 1...count {
    context.spanID = SpanID(rawValue: UInt64(index) &* 0x9e37_79b9_7f4a_7c15)
    length &+= context.traceparent.utf8.count
    bench_work()
  }
  if length != 55 * count { fail("traceparent_encode: a header has a wrong length") }
}

@inline(never)
private func decode(_ count: Int, _ header: String) {
  var (sum, decoded): (UInt64, Int) = (0, 0)
  for _ in 0..<count {
    guard let context = SpanContext(traceparent: header) else { continue }
    sum &+= context.spanID.rawValue ^ context.traceID.low
    decoded &+= 1
    bench_work()
  }
  Sink.take(sum)
  if decoded != count { fail("traceparent_decode: a header was rejected") }
}
