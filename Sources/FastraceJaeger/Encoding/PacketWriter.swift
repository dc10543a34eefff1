internal import Fastrace
internal import FastraceWire

/// Makes packets of spans, each as full as the limit allows, in memory that is used again.
///
///     [room for the frame][span][span][span]
///      ^ completed when no further span fits
struct PacketWriter: ~Copyable {
  /// Smaller ones the network need not take.
  static let leastLimit = 500
  private let frame: PacketFrame
  private var buffer: CompactBuffer
  /// The most bytes that a packet may have; lower after the network refused one of that size.
  private var limit: Int
  /// For values that are made on the way.
  private var scratch = WireBuffer(capacity: 256)

  init(_ resource: Fastrace.Resource, limit: Int) {
    frame = PacketFrame(resource)
    self.limit = limit
    buffer = CompactBuffer(capacity: frame.spansStart + limit)
    buffer.skip(frame.spansStart)
  }

  // MARK: Sending

  /// What has become of spans.
  struct Result {
    /// Spans that were not sent.
    var lost = 0
    var problem: String?
    /// True when another try may mend each loss.
    var isRetryable = true

    mutating func lose(_ count: Int, _ description: String, isRetryable: Bool) {
      lost += count
      problem = description
      self.isRetryable = self.isRetryable && isRetryable
    }
  }

  /// Sends all spans that can be sent.
  mutating func send(_ spans: UnsafeBufferPointer<SpanRecord>, over transport: any PacketTransport) -> Result {
    var result = Result()
    var next = 0
    while next < spans.count {
      let packet = unsafe pack(spans, from: next)
      if packet.count > 0, let failure = send(packet, over: transport) {
        switch failure.kind {
        case .tooLarge where packet.count > 1 && limit > Self.leastLimit:
          // Once more, in smaller packets.
          limit = max(Self.leastLimit, limit / 2)
          continue
        case .tooLarge:
          result.lose(packet.count, failure.description, isRetryable: false)
        case .packet:
          result.lose(packet.count, failure.description, isRetryable: true)
        case .agent:
          result.lose(spans.count - next, failure.description, isRetryable: true)
          return result
        }
      }
      if packet.skipped > 0 { result.lose(packet.skipped, packet.problem ?? "", isRetryable: false) }
      next = packet.end
    }
    return result
  }

  private mutating func send(_ packet: Packet, over transport: any PacketTransport) -> TransportFailure? {
    let start = frame.complete(&buffer, spans: packet.count)
    return unsafe transport.send(buffer.bytes(from: start))
  }

  // MARK: Packing

  /// What is in the buffer.
  private struct Packet {
    /// The number of spans.
    var count = 0
    /// Where the next one begins.
    var end: Int
    /// Spans on the way there that no packet can take.
    var skipped = 0
    var problem: String?
  }

  private mutating func pack(_ spans: UnsafeBufferPointer<SpanRecord>, from first: Int) -> Packet {
    buffer.cut(to: frame.spansStart)
    var packet = Packet(end: first)
    guard let base = spans.baseAddress else { return packet }
    while packet.end < spans.count {
      let start = buffer.count
      // SAFETY: the place is below the end of the spans.
      unsafe buffer.putSpan(at: base + packet.end, &scratch)
      if !buffer.isOverfull, frame.packetBytes(spans: packet.count + 1, bytes: buffer.count - frame.spansStart) <= limit
      {
        packet.count += 1
      } else {
        buffer.cut(to: start)
        // It begins the next packet, in which it is alone for now.
        if packet.count > 0 { break }
        packet.skipped += 1
        packet.problem = unsafe describe(spans[packet.end])
      }
      packet.end += 1
    }
    return packet
  }

  private func describe(_ span: SpanRecord) -> String {
    "a span named \(span.name.prefix(100)) and the resource take more than the \(limit) bytes of a packet; record less, "
      + "or set limits for values"
  }
}
