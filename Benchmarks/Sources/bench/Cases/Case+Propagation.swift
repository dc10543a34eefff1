internal import Fastrace

private let count = 1000

extension Case {
  static let traceparentEncode = Case("traceparent_encode", operations: count) {
    let contexts = (0..<8).map { _ in context() }
    return time { encode(count, contexts) }
  }

  static let traceparentDecode = Case("traceparent_decode", operations: count) {
    let headers = (0..<8).map { _ in context().traceparent }
    return time { decode(count, headers) }
  }

  private static func context() -> SpanContext {
    var context = SpanContext.random()
    context.spanID = .random()
    return context
  }
}

@inline(never)
private func encode(_ count: Int, _ contexts: [SpanContext]) {
  var length = 0
  for index in 0..<count { length &+= contexts[index & 7].traceparent.utf8.count }
  if length != 55 * count { fail("traceparent_encode: a header has a wrong length") }
}

@inline(never)
private func decode(_ count: Int, _ headers: [String]) {
  var sum: UInt64 = 0
  var decoded = 0
  for index in 0..<count {
    guard let context = SpanContext(traceparent: headers[index & 7]) else { continue }
    sum &+= context.spanID.rawValue ^ context.traceID.low
    decoded &+= 1
  }
  Sink.take(sum)
  if decoded != count { fail("traceparent_decode: a header was rejected") }
}
