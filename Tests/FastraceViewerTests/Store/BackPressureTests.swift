#if Viewer
  import GRPCCore
  import NIOCore
  import NIOHTTP1
  import NIOPosix
  import Testing

  @testable import FastraceViewer

  @Suite struct BackPressureTests {
    @Test func asksSendersToWait() async throws {
      var options = ViewerOptions()
      options.limits.bytesInFlight = 1_000
      try await TestServer.with(options) { server in
        let message = try Sample.protobuf(Sample.traces(1...10))
        #expect(message.count > 1_000)
        let answer = try await server.export(message)
        #expect(answer.status == 429)
        #expect(answer.headers.first(name: "retry-after") == "1")
        let refusal = try await GRPCCall.export(message, .traces, server)
        let failure = try #require(throws: RPCError.self) { try refusal.get() }
        #expect(failure.code == .resourceExhausted)
        let details = Array(failure.metadata[binaryValues: "grpc-status-details-bin"])
        #expect(details.first.map { String(decoding: $0, as: UTF8.self).contains("google.rpc.RetryInfo") } == true)
        #expect(server.store.counters.values.messagesRefused[.busy] == 2)
        // A message that fits is taken afterwards: what was reserved has been given back.
        #expect(try await server.export(try Sample.protobuf(Sample.traces(1...1, spans: 1))).status == 200)
      }
    }

    /// Nobody is told, but what waits has a bound all the same.
    @Test func countsPacketsOfJaeger() async throws {
      var options = ViewerOptions()
      options.limits.bytesInFlight = 1_000
      try await TestServer.with(options) { server in
        let address = try SocketAddress(ipAddress: "127.0.0.1", port: server.addresses.jaegerPort ?? 0)
        let sender = try await DatagramBootstrap(group: MultiThreadedEventLoopGroup.singleton)
          .bind(host: "127.0.0.1", port: 0).get()
        for count in [1_001, 900, 900] {
          let packet = ByteBuffer(repeating: 0, count: count)
          try await sender.writeAndFlush(AddressedEnvelope(remoteAddress: address, data: packet)).get()
        }
        try await eventually("the packets were looked at") {
          server.store.counters.values.messagesRefused.values.reduce(0, +) == 3
        }
        #expect(server.store.counters.values.messagesRefused == [.busy: 1, .malformed: 2])
        try await sender.close()
      }
    }

    @Test func refusesWhatTheQueueCannotHold() async throws {
      var limits = IntakeLimits()
      limits.spansInQueue = 50
      let store = try TraceStore(StoreOptions(), limits: limits)
      let intake = SpanIntake(store, limits: limits)
      let outcomes = await withTaskGroup(of: IntakeFailure.Cause?.self) { group in
        for number in UInt64(1)...200 {
          group.addTask {
            do {
              _ = try await intake.store(Sample.traces(number...number))
              return nil
            } catch { return (error as? IntakeFailure)?.cause ?? .malformed }
          }
        }
        return await group.reduce(into: [IntakeFailure.Cause?]()) { $0.append($1) }
      }
      let taken = outcomes.filter { $0 == nil }.count
      #expect(outcomes.allSatisfy { $0 == nil || $0 == .busy })
      #expect(try await store.size().spans == taken * 10)
      #expect(store.counters.values.spansReceived == store.counters.values.spansStored + (200 - taken) * 10)
    }
  }
#endif
