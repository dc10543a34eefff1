import FuzzSupport
import IntakeProperties

@testable import FastraceViewer

/// Packets of Jaeger's clients, in the compact protocol of Thrift.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzInput.run(data, count) { input in
    guard let message = try? JaegerPacket.message(input.bytes) else { return }
    requireEqual(message.count, 1, "a packet has one batch")
    let spans = message.flatMap(\.scopeSpans).flatMap(\.spans)
    require(spans.count <= input.bytes.count, "a span has a byte")
    require(spans.allSatisfy { $0.traceID.count == 16 }, "the length of a trace id")
    require(spans.allSatisfy { [0, 8].contains($0.parentSpanID.count) }, "the length of a parent's id")
    IntakeProperties.check(message)
  }
}
