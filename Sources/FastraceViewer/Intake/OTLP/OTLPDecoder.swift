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
  }
#endif
