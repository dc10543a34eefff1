#if Viewer
  import GRPCCore

  /// OTLP over gRPC: the method `Export` of the service of a signal.
  struct OTLPService: RegistrableRPCService {
    var intake: SpanIntake
    var signal: Signal

    private var method: MethodDescriptor {
      let service =
        switch signal {
        case .traces: "opentelemetry.proto.collector.trace.v1.TraceService"
        case .logs: "opentelemetry.proto.collector.logs.v1.LogsService"
        }
      return MethodDescriptor(fullyQualifiedService: service, method: "Export")
    }

    func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
      router.registerHandler(forMethod: method, deserializer: RawDeserializer(), serializer: RawSerializer()) {
        request, _ in
        let request = try await ServerRequest(stream: request)
        let answer = try await export(request.message)
        return StreamingServerResponse(single: ServerResponse(message: answer))
      }
    }

    private func export(_ bytes: [UInt8]) async throws -> [UInt8] {
      do {
        let share = intake.budget.share()
        do {
          try share.add(bytes.count)
        } catch {
          throw intake.refuse(error)
        }
        let receipt = try await intake.export(bytes, .protobuf, signal)
        withExtendedLifetime(share) {}
        return try OTLPAnswer.bytes(receipt, .protobuf)
      } catch let failure as IntakeFailure {
        throw RPCError(failure)
      }
    }
  }

  extension RPCError {
    init(_ failure: IntakeFailure) {
      let code: RPCError.Code =
        switch failure.cause {
        case .malformed, .unsupported, .tooLarge: .invalidArgument
        case .busy: .resourceExhausted
        case .storage: .unavailable
        }
      self.init(code: code, message: failure.description)
      // Senders repeat a message after RESOURCE_EXHAUSTED only when they are told when to.
      if failure.cause == .busy {
        metadata.addBinary(RetryDetails.bytes(code, failure.description), forKey: "grpc-status-details-bin")
      }
    }
  }

  /// A `google.rpc.Status` with a `google.rpc.RetryInfo` of one second, neither of which is generated here.
  enum RetryDetails {
    static func bytes(_ code: RPCError.Code, _ message: String) -> [UInt8] {
      let second: [UInt8] = [0x08, 1]
      let retryInfo = field(1, second)
      let any = field(1, Array("type.googleapis.com/google.rpc.RetryInfo".utf8)) + field(2, retryInfo)
      return [0x08, UInt8(clamping: code.rawValue)] + field(2, Array(message.utf8.prefix(100))) + field(3, any)
    }

    /// A field of protobuf with bytes.
    private static func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
      var length: [UInt8] = []
      var rest = bytes.count
      while rest >= 0x80 {
        length.append(UInt8(rest & 0x7f) | 0x80)
        rest >>= 7
      }
      return [number << 3 | 2] + length + [UInt8(rest)] + bytes
    }
  }
#endif
