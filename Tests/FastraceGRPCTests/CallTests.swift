#if GRPC
  import Fastrace
  import FastraceGRPC
  import FastraceTesting
  import GRPCCore
  import Testing

  /// Calls of every kind are one trace on both sides.
  @Suite(.enabled(if: TestTrace.isAvailable)) struct CallTests {
    @Test(arguments: Wire.allCases) func unaryCall(_ wire: Wire) async throws {
      let service = TextService { request, _ in
        let message = try await ServerRequest(stream: request).message
        await TraceSpan.with("handle") { await Task.yield() }
        return StreamingServerResponse(single: ServerResponse(message: message + "!"))
      }
      let trace = try await TestTrace.collect {
        try await wire.connect(service) { client in
          let answer = try await client.sayOnce("hello")
          #expect(answer == "hello!")
        }
      }
      try trace.expectTree(
        """
        test
          text.Text/Say [client]
            text.Text/Say [server]
              handle
        """, showing: .kinds)
      let spans = trace.spans(named: "text.Text/Say")
      for span in spans {
        #expect(span[property: "rpc.system.name"] == "grpc")
        #expect(span[property: "rpc.method"] == "text.Text/Say")
        #expect(span[property: "rpc.response.status_code"] == "OK")
        #expect(span[property: "error.type"] == nil)
        #expect(span.status == .unset)
      }
      #expect(spans.map(\.isParentRemote) == [false, true])
    }

    @Test(arguments: Wire.allCases) func streamingCall(_ wire: Wire) async throws {
      let service = TextService { request, _ in
        StreamingServerResponse { writer in
          for try await message in request.messages {
            try await TraceSpan.with("answer") { try await writer.write(message) }
          }
          return ["done": "yes"]
        }
      }
      let trace = try await TestTrace.collect {
        try await wire.connect(service) { client in
          let request = StreamingClientRequest<String> { writer in
            for message in ["a", "b"] { try await TraceSpan.with("ask") { try await writer.write(message) } }
          }
          try await client.call(request) { response in
            var answers: [String] = []
            for try await answer in response.messages { answers.append(answer) }
            #expect(answers == ["a", "b"])
          }
        }
      }
      try trace.expectTree(
        """
        test
          text.Text/Say [client]
            ask
            ask
            text.Text/Say [server]
              answer
              answer
        """, showing: .kinds)
    }

    @Test(arguments: Wire.allCases) func aCallWithoutMessages(_ wire: Wire) async throws {
      let trace = try await TestTrace.collect {
        try await wire.connect(.echo) { try await $0.say() }
      }
      try trace.expectSpans(named: "text.Text/Say", count: 2)
      try trace.expectNoOrphans()
    }

    @Test func manyCallsAtOnceKeepTheirParents() async throws {
      let service = TextService { request, _ in
        StreamingServerResponse { writer in
          for try await message in request.messages {
            await TraceSpan.with("handle " + message) { await Task.yield() }
            try await writer.write(message)
          }
          return [:]
        }
      }
      let trace = try await TestTrace.collect {
        try await Wire.sockets.connect(service) { client in
          try await withThrowingTaskGroup { group in
            for number in 0..<100 {
              group.addTask { try await TraceSpan.with("caller \(number)") { try await client.say(["\(number)"]) } }
            }
            try await group.waitForAll()
          }
        }
      }
      try trace.expectNoOrphans()
      for number in 0..<100 {
        let handler = try trace.expectSpan(named: "handle \(number)", under: "text.Text/Say")
        let server = try #require(trace.parent(of: handler))
        let client = try #require(trace.parent(of: server))
        #expect(trace.parent(of: client)?.name == "caller \(number)")
      }
    }

    @Test func peersAreNamedOverSockets() async throws {
      let trace = try await TestTrace.collect {
        try await Wire.sockets.connect(.echo) { try await $0.say(["a"]) }
      }
      let client = try trace.expectSpan(
        named: "text.Text/Say", kind: .client,
        properties: ["server.address": "127.0.0.1", "network.peer.address": "127.0.0.1", "network.transport": "tcp"])
      let server = try trace.expectSpan(
        named: "text.Text/Say", kind: .server,
        properties: ["server.address": "127.0.0.1", "network.peer.address": "127.0.0.1", "network.transport": "tcp"])
      #expect(client[property: "server.port"] == client[property: "network.peer.port"])
      #expect(client[property: "server.port"] == server[property: "server.port"])
      #expect(server[property: "network.peer.port"] != server[property: "server.port"])
    }

    @Test func withoutACurrentSpanNothingIsRecordedButTheServersOwnTrace() async throws {
      let service = TextService { request, _ in
        #expect(TraceSpan.current.isRecording)
        #expect(Array(request.metadata[stringValues: "traceparent"]).isEmpty)
        return StreamingServerResponse(single: ServerResponse(message: "a"))
      }
      // Sees to it that there is a reporter.
      _ = try await TestTrace.collect {}
      try await Wire.inProcess.connect(service) { _ = try await $0.sayOnce("a") }
    }
  }
#endif
