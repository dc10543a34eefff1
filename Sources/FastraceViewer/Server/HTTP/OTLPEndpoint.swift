#if Viewer
  import HTTPTypes
  import Hummingbird
  import NIOCore

  /// OTLP over HTTP: `POST /v1/traces` and `POST /v1/logs`.
  struct OTLPEndpoint: Sendable {
    var intake: SpanIntake

    func answer(_ request: Request, _ path: [String]) async throws -> Response {
      let signal: Signal
      switch path {
      case ["v1", "traces"]: signal = .traces
      case ["v1", "logs"]: signal = .logs
      default:
        throw RequestFailure(.notFound, "only POST /v1/traces and /v1/logs are here; metrics are not received")
      }
      guard request.method == .post else { throw RequestFailure(methodOf: request, allowed: "POST") }
      return try await export(request, signal)
    }

    /// What a sender gets instead of an answer: a `Status`, in the encoding in which it speaks itself.
    static func answer(_ failure: RequestFailure, to request: Request) -> Response {
      let encoding = (try? encoding(of: request)) ?? .json
      return .failure(failure, encoding.contentType, RPCStatus(code: nil, failure.description).bytes(encoding))
    }

    private func export(_ request: Request, _ signal: Signal) async throws -> Response {
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
        status: .ok, headers: [.contentType: encoding.contentType],
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
