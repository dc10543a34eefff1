#if Viewer
  import NIOCore
  import NIOPosix

  /// Receives packets of Jaeger clients over UDP.
  struct JaegerListener: Sendable {
    typealias Channel = NIOAsyncChannel<AddressedEnvelope<ByteBuffer>, Never>

    private let channel: Channel
    private let intake: SpanIntake

    static func bind(host: String, port: Int, _ intake: SpanIntake) async throws -> JaegerListener {
      let channel = try await DatagramBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        // The largest datagram there is.
        .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 65_535))
        .channelOption(.socketOption(.so_rcvbuf), value: 4 << 20)
        .bind(host: host, port: port) { channel in
          channel.eventLoop.makeCompletedFuture {
            try Channel(
              wrappingChannelSynchronously: channel, configuration: .init(outboundType: Never.self))
          }
        }
      return JaegerListener(channel: channel, intake: intake)
    }

    var port: Int { channel.channel.localAddress?.port ?? 0 }

    /// Receives until the task is cancelled.
    ///
    /// Nobody can be told of a packet that is not taken; it is counted.
    func run() async throws {
      try await withTaskCancellationHandler {
        try await channel.executeThenClose { packets in
          try await withThrowingDiscardingTaskGroup { group in
            for try await packet in packets {
              let share = intake.budget.share()
              let message: [OTLPResourceSpans]
              do {
                try share.add(packet.data.readableBytes)
                message = try JaegerPacket.message(Array(packet.data.readableBytesView))
              } catch let failure as IntakeFailure {
                _ = intake.refuse(failure)
                continue
              }
              // Not one after another: what waits is written together. The budget bounds how much that is.
              group.addTask {
                _ = try? await intake.store(message)
                withExtendedLifetime(share) {}
              }
            }
          }
        }
      } onCancel: {
        channel.channel.close(promise: nil)
      }
    }
  }
#endif
