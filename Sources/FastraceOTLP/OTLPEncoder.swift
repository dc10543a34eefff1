public import Fastrace
internal import FastraceWire

/// Encodes spans as messages of the OpenTelemetry protocol: `ExportTraceServiceRequest`.
///
///     var encoder = OTLPEncoder(resource: .detected(), format: .protobuf)
///     let count = encoder.encode(spans)
///     encoder.withMessage { bytes in ... }
///
/// It belongs to one thread at a time. Spans are written straight from their records into memory that is kept for the
/// next message. Cost: some 20 nanoseconds for a span without properties in protobuf; no allocation.
public struct OTLPEncoder: ~Copyable, Sendable {
  /// How a message is encoded.
  public enum Format: Sendable, Hashable {
    /// Protocol buffers.
    case protobuf
    /// JSON, with ids in hexadecimal.
    case json
  }

  private enum Envelope {
    case protobuf(ProtobufEnvelope)
    case json(JSONEnvelope)
  }
  private let envelope: Envelope
  private var buffer = WireBuffer()
  /// What the buffer may keep between messages.
  private static let keptCapacity = 8 << 20

  /// An encoder for the spans of this resource.
  public init(resource: Fastrace.Resource, format: Format = .protobuf) {
    switch format {
    case .protobuf: envelope = .protobuf(ProtobufEnvelope(resource: resource))
    case .json: envelope = .json(JSONEnvelope(resource: resource))
    }
  }

  /// How messages are encoded.
  public var format: Format {
    switch envelope {
    case .protobuf: .protobuf
    case .json: .json
    }
  }

  /// Makes a message of the spans from number `first` on, as many as fit into `byteLimit` bytes but at least one.
  ///
  /// - Returns: How many spans are in the message.
  public mutating func encode(_ spans: SpanBatch, from first: Int = 0, byteLimit: Int = .max) -> Int {
    precondition(first >= 0 && first <= spans.count, "there is no span \(first) in a batch of \(spans.count)")
    buffer.reset()
    buffer.shrink(to: Self.keptCapacity)
    switch envelope {
    case .protobuf(let envelope): return encode(spans, from: first, byteLimit: byteLimit, envelope)
    case .json(let envelope): return encode(spans, from: first, byteLimit: byteLimit, envelope)
    }
  }

  private mutating func encode(
    _ spans: SpanBatch, from first: Int, byteLimit: Int, _ envelope: ProtobufEnvelope
  ) -> Int {
    buffer.reset(headRoom: envelope.longest)
    // A batch has contiguous storage.
    let count = unsafe spans.withContiguousStorageIfAvailable { records in
      guard let base = records.baseAddress else { return 0 }
      for index in first..<records.count {
        let before = buffer.end
        unsafe buffer.appendSpan(at: base + index)
        if buffer.end > byteLimit, index > first {
          buffer.truncate(to: before)
          return index - first
        }
      }
      return records.count - first
    }
    envelope.close(&buffer)
    return count ?? 0
  }

  private mutating func encode(_ spans: SpanBatch, from first: Int, byteLimit: Int, _ envelope: JSONEnvelope) -> Int {
    envelope.open(&buffer)
    var count = 0
    for index in first..<spans.count {
      let before = buffer.end
      if index > first { buffer.append(UInt8(ascii: ",")) }
      buffer.appendJSONSpan(spans[index])
      if buffer.end + JSONEnvelope.endCount > byteLimit, index > first {
        buffer.truncate(to: before)
        break
      }
      count += 1
    }
    envelope.close(&buffer)
    return count
  }

  /// Calls `body` with the bytes of the message that was encoded last.
  public borrowing func withMessage<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe buffer.withBytes(body)
  }
}
