import Fastrace
import FuzzSupport

/// Ids of traces and spans as text and as bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzInput.run(data, count) { input in
    checkTraceID(input.text)
    checkSpanID(input.text)
    requireEqual(TraceID(bytes: input.bytes)?.bytes, input.bytes.count == 16 ? input.bytes : nil, "bytes of a trace id")
    requireEqual(SpanID(bytes: input.bytes)?.bytes, input.bytes.count == 8 ? input.bytes : nil, "bytes of a span id")
  }
}

private func checkTraceID(_ text: String) {
  let id = TraceID(text)
  require((id != nil) == Bytes.isHexadecimal(text, count: 32), "a trace id is 32 digits: \(text)")
  guard let id else { return }
  requireEqual(id.description, text.lowercased(), "the digits of a trace id")
  requireEqual(TraceID(bytes: id.bytes), id, "a trace id from its bytes")
  require(id.isValid == text.utf8.contains { $0 != UInt8(ascii: "0") }, "only zero is no trace id")
}

private func checkSpanID(_ text: String) {
  let id = SpanID(text)
  require((id != nil) == Bytes.isHexadecimal(text, count: 16), "a span id is 16 digits: \(text)")
  guard let id else { return }
  requireEqual(id.description, text.lowercased(), "the digits of a span id")
  requireEqual(SpanID(bytes: id.bytes), id, "a span id from its bytes")
}
