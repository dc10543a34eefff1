import FuzzSupport
import IntakeProperties
import OTLPMessages
import SwiftProtobuf

@testable import FastraceViewer

/// Requests of OTLP in protobuf.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzInput.run(data, count) { input in
    if let logs = try? OTLPDecoder.decode(OTLPLogsRequest.self, input.bytes, .protobuf) {
      IntakeProperties.check(logs: logs.resourceLogs)
    }
    guard let message = try? OTLPDecoder.spans(input.bytes, .protobuf) else { return }
    IntakeProperties.check(message)
    var request = OTLPRequest()
    request.resourceSpans = message
    let bytes: [UInt8]? = try? request.serializedBytes()
    let again = bytes.flatMap { try? OTLPDecoder.spans($0, .protobuf) }
    requireEqual(again.map(IntakeProperties.bytes), IntakeProperties.bytes(message), "written and read again")
  }
}
