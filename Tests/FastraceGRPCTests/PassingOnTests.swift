#if GRPC
  import FastraceGRPC
  import GRPCCore
  import Synchronization
  import Testing

  /// What clients and servers get does not depend on the interceptors, whether tracing is compiled in or not.
  @Suite struct PassingOnTests {
    @Test(arguments: Wire.allCases) func answersAreThoseOfTheService(_ wire: Wire) async throws {
      try await wire.connect(.echo) { client in
        #expect(try await client.sayOnce("hello") == "hello")
        let answers = Mutex<[String]>([])
        let request = StreamingClientRequest<String> { writer in
          for message in ["a", "b", "c"] { try await writer.write(message) }
        }
        try await client.call(request) { response in
          for try await answer in response.messages { answers.withLock { $0.append(answer) } }
        }
        #expect(answers.withLock { $0 } == ["a", "b", "c"])
      }
    }

    @Test(arguments: Wire.allCases) func errorsAreThoseOfTheService(_ wire: Wire) async throws {
      let service = TextService.throwing(RPCError(code: .permissionDenied, message: "no"))
      try await wire.connect(service) { client in
        let error = await #expect(throws: RPCError.self) { try await client.say(["hello"]) }
        #expect(error?.code == .permissionDenied && error?.message == "no")
      }
    }
  }
#endif
