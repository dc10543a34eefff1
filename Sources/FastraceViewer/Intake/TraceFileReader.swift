#if Viewer
  /// Reads files with traces: OTLP JSON, one message or one on each line, or Chrome's trace events.
  ///
  /// A message may have spans, log records or both.
  package enum TraceFileReader {
    package static func messages(_ bytes: [UInt8]) throws(IntakeFailure) -> [TraceContents] {
      if ChromeTraceReader.looksLikeIt(bytes) { return [TraceContents(spans: try ChromeTraceReader.message(bytes))] }
      do {
        return [try OTLPDecoder.contents(json: bytes)]
      } catch {
        let lines = bytes.split(separator: UInt8(ascii: "\n")).filter { line in line.contains { $0 > 0x20 } }
        // One message on each line, as collectors write them.
        guard lines.count > 1 else { throw error }
        var messages: [TraceContents] = []
        for line in lines { messages.append(try OTLPDecoder.contents(json: Array(line))) }
        return messages
      }
    }
  }
#endif
