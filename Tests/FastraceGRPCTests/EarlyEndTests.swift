#if GRPC
  import Fastrace
  import FastraceGRPC
  import FastraceTesting
  import GRPCCore
  import Testing

  /// Calls that are given up end their spans, too.
  @Suite(.enabled(if: TestTrace.isAvailable)) struct EarlyEndTests {
    /// Answers a little, and waits until the client has gone.
    private static let endless = TextService { _, context in
      StreamingServerResponse { writer in
        for _ in 0..<3 { try await writer.write("more") }
        try await context.cancellation.cancelled
        throw CancellationError()
      }
    }

    /// Writes until that fails, because the client has gone; not so fast that nothing else gets a processor.
    private static let writing = TextService { _, _ in
      StreamingServerResponse { writer in
        while true {
          try await writer.write("more")
          try? await Task.sleep(for: .milliseconds(1))
        }
      }
    }

    /// Never answers.
    private static let silent = TextService { _, context in
      try await context.cancellation.cancelled
      throw CancellationError()
    }

    @Test(arguments: Wire.allCases) func aResponseThatIsReadInPart(_ wire: Wire) async throws {
      let trace = try await TestTrace.collect {
        try await wire.connect(Self.endless) { client in
          try await client.stream { response in
            for try await message in response.messages {
              #expect(message == "more")
              break
            }
          }
        }
      }
      try trace.expectSpan(
        named: "text.Text/Say", kind: .client, status: .unset, properties: ["rpc.response.status_code": "CANCELLED"])
      try trace.expectSpan(
        named: "text.Text/Say", kind: .server, properties: ["rpc.response.status_code": "CANCELLED"])
    }

    @Test(arguments: Wire.allCases) func aResponseThatIsNeverRead(_ wire: Wire) async throws {
      let trace = try await TestTrace.collect {
        try await wire.connect(Self.endless) { client in try await client.stream { _ in } }
      }
      let client = try trace.expectSpan(named: "text.Text/Say", kind: .client, status: .unset)
      #expect(client[property: "rpc.response.status_code"] == "CANCELLED")
      try trace.expectSpans(named: "text.Text/Say", count: 2)
    }

    @Test(arguments: Wire.allCases) func aCallWhoseTaskIsCancelled(_ wire: Wire) async throws {
      let trace = try await TestTrace.collect {
        try await wire.connect(Self.endless) { client in
          let (first, arrived) = AsyncStream<Void>.makeStream()
          let call = Task {
            try await client.stream { response in
              for try await _ in response.messages { arrived.yield() }
            }
          }
          _ = await first.first { _ in true }
          call.cancel()
          _ = await call.result
        }
      }
      let client = try trace.expectSpan(named: "text.Text/Say", kind: .client, status: .unset)
      #expect(client[property: "rpc.response.status_code"] == "CANCELLED")
      try trace.expectSpans(named: "text.Text/Say", count: 2)
    }

    @Test(arguments: Wire.allCases) func aCallThatRunsOutOfTime(_ wire: Wire) async throws {
      let trace = try await TestTrace.collect {
        try await wire.connect(Self.silent) { client in
          // The connection is there when the time begins to run, which also lets a busy machine take the call in.
          let error = await #expect(throws: RPCError.self) { try await client.say(timeout: .seconds(2)) }
          #expect(error?.code == .deadlineExceeded)
        }
      }
      let client = try trace.expectSpan(named: "text.Text/Say", kind: .client, status: .error)
      #expect(client[property: "error.type"] == client[property: "rpc.response.status_code"])
      try trace.expectSpans(named: "text.Text/Say", count: 2)
    }

    @Test func aServerThatCannotWriteAnyMore() async throws {
      let trace = try await TestTrace.collect {
        try await Wire.sockets.connect(Self.writing) { client in try await client.stream { _ in } }
      }
      let server = try trace.expectSpan(named: "text.Text/Say", kind: .server, status: .unset)
      #expect(server[property: "rpc.response.status_code"] == "CANCELLED")
    }

    @Test func aServerWhoseClientGoesAwayBeforeTheHandlerAnswers() async throws {
      let trace = try await TestTrace.collect {
        try await Wire.sockets.connect(Self.silent) { client in
          let call = Task { try await client.say() }
          call.cancel()
          _ = await call.result
        }
      }
      // Whether gRPC has sent anything before it was cancelled is up to it.
      try trace.expectNoOrphans()
    }
  }
#endif
