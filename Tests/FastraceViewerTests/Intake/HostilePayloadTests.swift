#if Viewer
  @testable import FastraceViewer
  import NIOHTTP1
  import OTLPMessages
  import Testing

  @Suite struct HostilePayloadTests {
    @Test(arguments: Signal.allCases) func refusesThousandsAndStaysAsItWas(signal: Signal) async throws {
      let count: UInt64 = signal == .traces ? 10_000 : 2_500
      try await TestServer.with { server in
        #expect(try await server.export(try Sample.protobuf(Sample.traces(7...7))).status == 200)
        let before = try await server.store.size()
        try await withThrowingTaskGroup(of: Void.self) { group in
          for worker in UInt64(0)..<4 {
            group.addTask {
              for number in stride(from: worker, to: count, by: 4) {
                let payload = try HostilePayload.make(number, signal)
                let answer = try await server.export(
                  payload.body, type: payload.type, encoding: payload.encoding, signal)
                #expect((400..<500).contains(answer.status), "payload \(number): \(answer.status) \(answer.text)")
                #expect(answer.statusMessage?.isEmpty == false, "payload \(number): \(answer.text)")
              }
            }
          }
          try await group.waitForAll()
        }
        #expect(try await server.store.size() == before)
        #expect(server.store.counters.values.messagesRefused.values.reduce(0, +) == Int(count))
        #expect(try await server.export(try Sample.protobuf(Sample.traces(8...8))).status == 200)
      }
    }

    @Test func refusesWhatIsTooLarge() async throws {
      var options = ViewerOptions()
      options.limits.bodyBytes = 100_000
      options.limits.messageBytes = 200_000
      options.limits.spansPerMessage = 500
      options.limits.spanBytes = 10_000
      try await TestServer.with(options) { server in
        #expect(try await server.export([UInt8](repeating: 0, count: 100_001)).status == 413)
        let bomb = try #require(Gzip.compress([UInt8](repeating: 10, count: 50 << 20)))
        #expect(try await server.export(bomb, encoding: "gzip").status == 413)
        #expect(try await server.export(try Sample.protobuf(Sample.traces(1...501, spans: 1))).status == 413)
        let long = String(repeating: "x", count: 20_000)
        #expect(
          try await server.export(try Sample.protobuf(Sample.message([Sample.span(1, name: long)]))).status == 400)
        #expect(
          try await server.export(try Sample.protobuf(Sample.message(logs: [Sample.log(long)])), .logs).status == 400)
        let many = Sample.message(logs: (1...501).map { Sample.log("\($0)") })
        #expect(try await server.export(try Sample.protobuf(many), .logs).status == 413)
        #expect(try await server.store.size().spans == 0)
      }
    }

    @Test func takesTheValidSpansOfAMessage() async throws {
      try await TestServer.with { server in
        var bad = Sample.span(2)
        bad.traceID = .init([1, 2, 3] as [UInt8])
        let answer = try await server.export(
          OTLPDocument.json(Sample.message([Sample.span(1), bad])), type: "application/json")
        #expect(answer.status == 200)
        #expect(answer.text.contains("\"rejectedSpans\":\"1\"") && answer.text.contains("16 bytes"))
        #expect(try await server.store.size().spans == 1)
        #expect(server.store.counters.values.spansInvalid == 1)
      }
    }
  }
#endif
