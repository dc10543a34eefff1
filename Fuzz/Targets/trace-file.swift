import FuzzSupport
import IntakeProperties

@testable import FastraceViewer

/// Files with traces: OTLP JSON, one message or one on each line, or Chrome's trace events.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzInput.run(data, count) { input in
    guard let messages = try? TraceFileReader.messages(input.bytes) else { return }
    require(!messages.isEmpty, "a file that is taken has a message")
    for message in messages {
      IntakeProperties.check(message.spans)
      IntakeProperties.check(logs: message.logs)
    }
  }
}
