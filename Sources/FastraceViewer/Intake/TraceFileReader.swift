#if Viewer
  /// Reads files with traces: OTLP JSON, one message or one on each line, or Chrome's trace events.
  package enum TraceFileReader {
    package static func messages(_ bytes: [UInt8]) throws(IntakeFailure) -> [[OTLPResourceSpans]] {
      if ChromeTraceReader.looksLikeIt(bytes) { return [try ChromeTraceReader.message(bytes)] }
      do {
        return [try OTLPDecoder.spans(bytes, .json)]
      } catch {
        let lines = bytes.split(separator: UInt8(ascii: "\n")).filter { line in line.contains { $0 > 0x20 } }
        // One message on each line, as collectors write them.
        guard lines.count > 1 else { throw error }
        var messages: [[OTLPResourceSpans]] = []
        for line in lines { messages.append(try OTLPDecoder.spans(Array(line), .json)) }
        return messages
      }
    }
  }
#endif
