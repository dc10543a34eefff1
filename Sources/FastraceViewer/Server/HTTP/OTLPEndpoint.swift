#if Viewer
  import HTTPTypes
  import Hummingbird
  import NIOCore

  /// OTLP over HTTP: `POST /v1/traces` and `POST /v1/logs`.
  struct OTLPEndpoint: Sendable {
    var intake: SpanIntake

    func export(_ request: Request, _ signal: Signal) async throws -> Response {
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
      let receipt = try await intake.export(message.bytes, encoding, signal)
      // Its memory counts until what is in it is stored.
      withExtendedLifetime(message) {}
      return Response(
        status: .ok, headers: [.contentType: encoding == .json ? "application/json" : "application/x-protobuf"],
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: try OTLPAnswer.bytes(receipt, encoding))))
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
  }
#endif
