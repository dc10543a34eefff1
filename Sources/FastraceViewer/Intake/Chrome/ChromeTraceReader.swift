#if Viewer
  import OTLPMessages
  import SwiftProtobuf

  /// Reads Chrome's trace events: complete spans, and pairs of begin and end.
  enum ChromeTraceReader {
    static func looksLikeIt(_ bytes: [UInt8]) -> Bool {
      guard let first = bytes.first(where: { $0 > 0x20 }) else { return false }
      if first == UInt8(ascii: "[") { return true }
      let text = String(decoding: bytes.prefix(4_096), as: UTF8.self)
      return text.contains("\"traceEvents\"")
    }

    static func message(_ bytes: [UInt8]) throws(IntakeFailure) -> [OTLPResourceSpans] {
      var bytes = bytes
      // Programs that end early leave the list open, which the format allows.
      if let last = bytes.last(where: { $0 > 0x20 }), last == UInt8(ascii: ",") || last == UInt8(ascii: "}"),
        bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "[")
      {
        while let end = bytes.last, end <= 0x20 || end == UInt8(ascii: ",") { bytes.removeLast() }
        bytes.append(UInt8(ascii: "]"))
      }
      let document = try OTLPDecoder.decode(Google_Protobuf_Value.self, bytes, .json)
      let list = document.kind.flatMap { kind -> [Google_Protobuf_Value]? in
        switch kind {
        case .listValue(let list): list.values
        case .structValue(let object): object.fields["traceEvents"]?.listValue.values
        default: nil
        }
      }
      guard let list else { throw IntakeFailure(.malformed, "the file has no list of trace events") }
      var assembly = ChromeTraceAssembly(document.structValue.fields["otherData"]?.structValue.fields ?? [:])
      for event in list { assembly.add(event.structValue.fields) }
      let message = assembly.finish()
      guard !message.isEmpty else {
        throw IntakeFailure(.malformed, "the file has no spans: no events of phase X, or B and E")
      }
      return message
    }
  }
#endif
