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
        let status = RPCStatus(code: code.rawValue, String(failure.description.prefix(100)), retrySeconds: 1)
        metadata.addBinary(status.bytes(.protobuf), forKey: "grpc-status-details-bin")
      }
    }
  }
#endif
