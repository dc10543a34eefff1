#if Viewer
  import OTLPMessages
  import SwiftProtobuf

  /// What the sender of a message that was taken is told.
  enum OTLPAnswer {
    static func bytes(_ receipt: SpanIntake.Receipt, _ encoding: OTLPDecoder.Encoding) throws -> [UInt8] {
      switch receipt.signal {
      case .traces:
        var response = OTLPResponse()
        if receipt.rejected.count > 0 {
          response.partialSuccess.rejectedSpans = Int64(receipt.rejected.count)
          response.partialSuccess.errorMessage = receipt.rejected.firstReason
        }
        return try encode(response, encoding)
      case .logs:
        var response = OTLPLogsResponse()
        let count = receipt.rejected.count + receipt.logsWithoutTrace
        if count > 0 {
          response.partialSuccess.rejectedLogRecords = Int64(count)
          response.partialSuccess.errorMessage =
            receipt.rejected.count > 0 ? receipt.rejected.firstReason : "log records without a trace id are not kept"
        }
        return try encode(response, encoding)
      }
    }

    private static func encode(_ message: some OTLPMessage, _ encoding: OTLPDecoder.Encoding) throws -> [UInt8] {
      encoding == .json ? try message.jsonUTF8Bytes() : try message.serializedBytes()
    }
  }
#endif
