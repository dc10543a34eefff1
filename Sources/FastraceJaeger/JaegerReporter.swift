public import Fastrace
// The default resource, and `.detected(serviceName:)` for callers: one import has to be enough.
@_exported public import FastraceEnvironment

/// Sends spans to a Jaeger agent over UDP, in the Thrift compact protocol.
///
///     Fastrace.setReporter(JaegerReporter(resource: .detected(serviceName: "checkout")))
///
/// Properties become tags of their types, lists become JSON texts, events become logs, the parent and links become
/// references, the resource becomes the process. Times are in microseconds. Kind, status, trace state and dropped counts
/// become the tags that the OpenTelemetry specification has for them.
///
/// UDP does not say whether a packet has arrived. What can be known counts: an agent that is not there, a host without an
/// address, a span that is larger than a packet are ``/Fastrace/ReportFailure``s, and the spans count as dropped.
///
/// Any thread may use it. Cost: the spans are encoded where they are, without allocations, into one packet of memory.
public final class JaegerReporter: SpanReporter {
  /// The most that UDP can carry over IPv4.
  private static let largestPacket = 65_507
  private struct State: ~Copyable {
    var writer: PacketWriter
    let transport: any PacketTransport
  }
  private let state: Locked<State>

  /// A reporter that sends to an agent.
  ///
  /// - Parameters:
  ///   - host: The agent's host: a name, an IPv4 address or an IPv6 address.
  ///   - port: The agent's UDP port for the compact protocol.
  ///   - resource: What produces the spans.
  ///   - maximumPacketBytes: The size of a packet, between 500 and 65,507; other numbers are taken as the nearest of these.
  ///     A system that takes none of that size gets smaller ones.
  public init(
    host: String = "127.0.0.1", port: UInt16 = 6831, resource: Fastrace.Resource = .detected(),
    maximumPacketBytes: Int = 65_000
  ) {
    state = Locked(
      State(
        writer: PacketWriter(resource, limit: Self.limit(maximumPacketBytes)),
        transport: AgentConnection(host: host, port: port)))
  }

  /// A reporter that hands the packets to a closure, to send them in another way.
  ///
  /// - Parameters:
  ///   - resource: What produces the spans.
  ///   - maximumPacketBytes: The size of a packet, between 500 and 65,507.
  ///   - send: Gets one packet at a time. Its spans count as dropped when it throws.
  public init(
    resource: Fastrace.Resource = .detected(), maximumPacketBytes: Int = 65_000,
    send: @escaping @Sendable (Swift.RawSpan) throws -> Void
  ) {
    state = Locked(
      State(
        writer: PacketWriter(resource, limit: Self.limit(maximumPacketBytes)), transport: ClosureTransport(send)))
  }

  private static func limit(_ bytes: Int) -> Int { min(max(PacketWriter.leastLimit, bytes), largestPacket) }

  /// Sends the spans in as few packets as they fit into.
  ///
  /// - Throws: ``/Fastrace/ReportFailure`` when some of them, or all, were not sent.
  public func report(_ spans: SpanBatch) async throws {
    let (result, earlier) = state.withLock { state in
      let earlier = state.transport.begin()
      let result = unsafe spans.withContiguousStorageIfAvailable { records in
        unsafe state.writer.send(records, over: state.transport)
      }
      return (result ?? PacketWriter.Result(), earlier)
    }
    if result.lost == 0 {
      // Their spans were counted as reported: who listens to problems has to know.
      if let earlier { throw ReportFailure.partial(rejectedSpans: 0, earlier) }
      return
    }
    let problem = result.problem ?? "some spans were not sent"
    if result.lost < spans.count { throw ReportFailure.partial(rejectedSpans: result.lost, problem) }
    throw ReportFailure(problem, isRetryable: result.isRetryable)
  }

  /// Closes the socket.
  public func shutdown() async { state.withLock { $0.transport.close() } }
}
