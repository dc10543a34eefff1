internal import Fastrace
internal import FastraceWire

/// What is around the spans of a packet: the call `emitBatch(Batch)` of the agent, and the process.
///
/// A list has its length in front of it, which is not known before the packet is full: spans are written behind room for
/// the longest header, and the header is written before them in the end.
struct PacketFrame {
  /// Everything up to the header of the list of spans.
  private let prefix: [UInt8]
  /// The ends of the batch and of the arguments.
  static let suffixCount = 2
  /// Where spans begin in the buffer.
  var spansStart: Int { prefix.count + 7 }

  init(_ resource: Fastrace.Resource) {
    var scratch = WireBuffer(capacity: 256)
    let attributes = resource.attributes.filter { $0.key != "service.name" }
    var buffer = CompactBuffer(capacity: Self.bound(resource))
    // A one-way message of protocol version 1 with the sequence number 0.
    for byte: UInt8 in [0x82, 0x81, 0] where buffer.reserve(1) { buffer.put(reserved: byte) }
    buffer.put("emitBatch")
    // The arguments { 1 Batch { 1 Process { 1 string serviceName, 2 list<Tag> tags }, 2 list<Span> spans } }
    if buffer.reserve(2) {
      buffer.putHeader(reserved: .structure, 1)
      buffer.putHeader(reserved: .structure, 1)
    }
    buffer.putField(resource.serviceName, 1)
    if !attributes.isEmpty {
      buffer.putListField(.structure, count: attributes.count, 1)
      buffer.putTags(attributes, &scratch)
    }
    buffer.putEnd()
    prefix = unsafe Array(buffer.bytes(from: 0))
  }

  /// More bytes than the prefix can take: texts may grow sixfold where they become JSON.
  private static func bound(_ resource: Fastrace.Resource) -> Int {
    resource.attributes.reduce(200) { $0 + 100 + $1.key.utf8.count + 6 * $1.value.description.utf8.count }
  }

  /// How large a packet with this number of bytes of spans is at most.
  func packetBytes(spans count: Int, bytes: Int) -> Int {
    prefix.count + (count < 15 ? 2 : count < 128 ? 3 : count < 16_384 ? 4 : 7) + bytes + Self.suffixCount
  }

  /// Completes a packet, the spans of which end where the buffer ends.
  ///
  /// - Returns: Where it begins in the buffer.
  func complete(_ buffer: inout CompactBuffer, spans count: Int) -> Int {
    for _ in 0..<Self.suffixCount { buffer.putEnd() }
    let header = Self.listHeader(count)
    let start = spansStart - header.count - prefix.count
    buffer.replace(at: start, with: prefix)
    buffer.replace(at: start + prefix.count, with: header)
    return start
  }

  /// The field 2 of the batch, a list of structures.
  private static func listHeader(_ count: Int) -> [UInt8] {
    var header = CompactBuffer(capacity: 12)
    header.putListField(.structure, count: count, 1)
    return unsafe Array(header.bytes(from: 0))
  }
}
