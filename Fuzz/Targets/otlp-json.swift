import FuzzSupport
import IntakeProperties

@testable import FastraceViewer

/// Requests of OTLP in JSON.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzInput.run(data, count) { input in
    guard let message = try? OTLPDecoder.contents(json: input.bytes) else { return }
    IntakeProperties.check(message.spans)
    IntakeProperties.check(logs: message.logs)
  }
}
