#if GRPC
  import Fastrace
  import FastraceGRPC
  import FastraceTesting
  import GRPCCore
  import GRPCInProcessTransport
  import Testing

  @Suite(.recorder, .traced) struct CallSnippets {
    @Test func interceptors() async throws {
      let transport = InProcessTransport()
      let services: [any RegistrableRPCService] = []
      let method = MethodDescriptor(fullyQualifiedService: "shop.Orders", method: "Place")
      let trace = try await TestTrace.collect {
        // snippet: grpc
        let server = GRPCServer(
          transport: transport.server, services: services, interceptors: [TracingServerInterceptor()])
        let client = GRPCClient(transport: transport.client, interceptors: [TracingClientInterceptor()])
        // end
        await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask { try await server.serve() }
          group.addTask { try await client.runConnections() }
          await #expect(throws: RPCError.self) {
            try await client.unary(
              request: ClientRequest(message: [1, 2, 3]), descriptor: method, serializer: Bytes(),
              deserializer: Bytes(), options: .defaults
            ) { response in try response.message }
          }
          client.beginGracefulShutdown()
          server.beginGracefulShutdown()
        }
      }
      try trace.expectSpan(named: "shop.Orders/Place", under: "test", kind: .client, status: .error)
    }
  }

  private struct Bytes: MessageSerializer, MessageDeserializer {
    func serialize<Buffer: GRPCContiguousBytes>(_ message: [UInt8]) throws -> Buffer { Buffer(message) }

    func deserialize<Buffer: GRPCContiguousBytes>(_ bytes: Buffer) throws -> [UInt8] {
      // SAFETY: copied at once.
      unsafe bytes.withUnsafeBytes { unsafe Array($0) }
    }
  }
#endif
