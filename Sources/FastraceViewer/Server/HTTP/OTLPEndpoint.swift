#if Viewer
  import HTTPTypes
  import Hummingbird
  import NIOCore
  import OTLPMessages
  import SwiftProtobuf

  /// OTLP over HTTP: `POST /v1/traces`.
  struct OTLPEndpoint: Sendable {
    var intake: SpanIntake

    func export(_ request: Request) async throws -> Response {
      let encoding: OTLPDecoder.Encoding
      do {
        encoding = try Self.encoding(of: request)
      } catch {
        throw intake.refuse(error)
      }
      let message: RequestBytes
      do {
        message = try await RequestBytes.read(request, intake)
      } catch let failure as IntakeFailure {
        throw intake.refuse(failure)
      }
      let receipt = try await intake.export(message.bytes, encoding)
      return try Self.answer(receipt, encoding)
    }

    private static func encoding(of request: Request) throws(IntakeFailure) -> OTLPDecoder.Encoding {
      let type = request.headers[.contentType] ?? ""
      switch type.prefix(while: { $0 != ";" }).filter({ $0 != " " }).lowercased() {
      case "application/x-protobuf", "application/protobuf": return .protobuf
      case "application/json": return .json
      default:
        throw IntakeFailure(
          .unsupported,
          "the content type is \"\(type.prefix(100))\"; send application/x-protobuf or application/json")
      }
    }

    private static func answer(_ receipt: SpanIntake.Receipt, _ encoding: OTLPDecoder.Encoding) throws -> Response {
      var message = OTLPResponse()
      if receipt.rejected.count > 0 {
        message.partialSuccess.rejectedSpans = Int64(receipt.rejected.count)
        message.partialSuccess.errorMessage = receipt.rejected.firstReason
      }
      let bytes: [UInt8] = encoding == .json ? try message.jsonUTF8Bytes() : try message.serializedBytes()
      return Response(
        status: .ok, headers: [.contentType: encoding == .json ? "application/json" : "application/x-protobuf"],
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
  }
#endif
