#if GRPC
  import Fastrace
  import FastraceGRPC
  import FastraceTesting
  import GRPCCore
  import Testing

  /// Which statuses are errors, on which side.
  @Suite(.enabled(if: TestTrace.isAvailable)) struct StatusTests {
    private static let codes: [(RPCError.Code, String, isServerError: Bool)] = [
      (.cancelled, "CANCELLED", false), (.unknown, "UNKNOWN", true), (.invalidArgument, "INVALID_ARGUMENT", false),
      (.deadlineExceeded, "DEADLINE_EXCEEDED", true), (.notFound, "NOT_FOUND", false),
      (.alreadyExists, "ALREADY_EXISTS", false), (.permissionDenied, "PERMISSION_DENIED", false),
      (.resourceExhausted, "RESOURCE_EXHAUSTED", false), (.failedPrecondition, "FAILED_PRECONDITION", false),
      (.aborted, "ABORTED", false), (.outOfRange, "OUT_OF_RANGE", false), (.unimplemented, "UNIMPLEMENTED", true),
      (.internalError, "INTERNAL", true), (.unavailable, "UNAVAILABLE", true), (.dataLoss, "DATA_LOSS", true),
      (.unauthenticated, "UNAUTHENTICATED", false),
    ]

    @Test(arguments: codes) func everyCode(_ code: RPCError.Code, _ name: String, _ isServerError: Bool) async throws {
      let trace = try await trace(.throwing(RPCError(code: code, message: "no")))
      try trace.expectSpan(
        named: "text.Text/Say", kind: .client, status: .error("no"),
        properties: ["rpc.response.status_code": name, "error.type": name])
      let server = try trace.expectSpan(
        named: "text.Text/Say", kind: .server, status: isServerError ? .error("no") : .unset,
        properties: ["rpc.response.status_code": name])
      #expect(server[property: "error.type"] == (isServerError ? PropertyValue.string(name) : nil))
    }

    @Test func whatTheHandlerThrowsIsRecorded() async throws {
      struct Broken: Error {}
      let trace = try await trace(.throwing(Broken()))
      let server = try trace.expectSpan(
        named: "text.Text/Say", kind: .server, status: .error,
        properties: ["rpc.response.status_code": "UNKNOWN", "error.type": "UNKNOWN"])
      #expect(server.events.map(\.name) == ["exception"])
      #expect(server.events.first?.properties.contains { "\($0.value)".hasSuffix("Broken") } == true)
    }

    @Test func theCauseOfAnErrorIsRecorded() async throws {
      struct Cause: Error {}
      let trace = try await trace(.throwing(RPCError(code: .internalError, message: "sorry", cause: Cause())))
      let server = try trace.expectSpan(named: "text.Text/Say", kind: .server, status: .error("sorry"))
      #expect(server.events.count == 1)
    }

    @Test func errorsThatConvertHaveTheirCode() async throws {
      struct Missing: Error, RPCErrorConvertible {
        var rpcErrorCode: RPCError.Code { .notFound }
        var rpcErrorMessage: String { "missing" }
      }
      let trace = try await trace(.throwing(Missing()))
      let server = try trace.expectSpan(
        named: "text.Text/Say", kind: .server, status: .unset, properties: ["rpc.response.status_code": "NOT_FOUND"])
      #expect(server.events.isEmpty)
    }

    @Test func aRejectedCallHasItsStatus() async throws {
      let service = TextService { _, _ in
        StreamingServerResponse(error: RPCError(code: .dataLoss, message: "lost"))
      }
      let trace = try await trace(service)
      for kind in [TraceSpan.Kind.client, .server] {
        try trace.expectSpan(
          named: "text.Text/Say", kind: kind, status: .error("lost"), properties: ["error.type": "DATA_LOSS"])
      }
    }

    @Test(arguments: Wire.allCases) func anErrorAfterSomeMessages(_ wire: Wire) async throws {
      let service = TextService { _, _ in
        StreamingServerResponse { writer in
          try await writer.write("a")
          throw RPCError(code: .unavailable, message: "later")
        }
      }
      let trace = try await trace(service, wire)
      for kind in [TraceSpan.Kind.client, .server] {
        try trace.expectSpan(
          named: "text.Text/Say", kind: kind, status: .error("later"), properties: ["error.type": "UNAVAILABLE"])
      }
    }

    @Test func whatTheReaderOfTheResponseThrowsIsNotTheStatusOfTheCall() async throws {
      let trace = try await TestTrace.collect {
        await #expect(throws: RPCError.self) {
          try await Wire.sockets.connect(.echo) { client in
            try await client.call(StreamingClientRequest(metadata: [:]) { _ in }) { response in
              _ = try await response.messages.first { _ in true }
              throw RPCError(code: .aborted, message: "thrown by the reader of the response")
            }
          }
        }
      }
      try trace.expectSpan(named: "text.Text/Say", kind: .client, status: .unset)
    }

    /// The trace of a call that fails.
    private func trace(_ service: TextService, _ wire: Wire = .inProcess) async throws -> TestTrace {
      try await TestTrace.collect {
        try await wire.connect(service) { client in
          await #expect(throws: RPCError.self) { try await client.say() }
        }
      }
    }
  }
#endif
