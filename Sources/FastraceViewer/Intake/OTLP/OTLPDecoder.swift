#if Viewer
  import OTLPMessages
  package import SwiftProtobuf

  package typealias OTLPMessage = SwiftProtobuf.Message

  /// Reads messages of OTLP in both encodings.
  package enum OTLPDecoder {
    package enum Encoding: Sendable, Hashable {
      case protobuf
      case json
    }

    package static func decode<Decoded: OTLPMessage>(
      _ type: Decoded.Type, _ bytes: [UInt8], _ encoding: Encoding
    ) throws(IntakeFailure) -> Decoded {
      do {
        switch encoding {
        case .protobuf: return try Decoded(serializedBytes: bytes)
        case .json:
          var options = JSONDecodingOptions()
          options.ignoreUnknownFields = true
          return try Decoded(jsonUTF8Bytes: bytes, options: options)
        }
      } catch {
        let format = encoding == .protobuf ? "protobuf" : "JSON"
        throw IntakeFailure(.malformed, "the message is not \(Decoded.protoMessageName) in \(format): \(error)")
      }
    }

    /// The spans of an export request.
    package static func spans(
      _ bytes: [UInt8], _ encoding: Encoding
    ) throws(IntakeFailure) -> [OTLPResourceSpans] {
      var request = try decode(OTLPRequest.self, bytes, encoding)
      if encoding == .json { HexIdentifiers.restore(&request) }
      return request.resourceSpans
    }

    /// The log records of an export request.
    package static func logs(
      _ bytes: [UInt8], _ encoding: Encoding
    ) throws(IntakeFailure) -> [OTLPResourceLogs] {
      var request = try decode(OTLPLogsRequest.self, bytes, encoding)
      if encoding == .json { HexIdentifiers.restore(&request) }
      return request.resourceLogs
    }

    /// Spans and log records of a document that may have both.
    package static func contents(json bytes: [UInt8]) throws(IntakeFailure) -> TraceContents {
      var contents = TraceContents(spans: try spans(bytes, .json))
      // Read once more only when it is worth it.
      if ByteSearch("\"resourceLogs\"").occurs(in: bytes) { contents.logs = try logs(bytes, .json) }
      return contents
    }
  }
#endif
