public import Fastrace
internal import FastraceWire

/// Encodes spans as messages of the OpenTelemetry protocol: `ExportTraceServiceRequest`.
///
///     var encoder = OTLPEncoder(resource: .detected(), format: .protobuf)
///     let count = encoder.encode(spans)
///     encoder.withMessage { bytes in ... }
///
/// Spans with an instrumentation scope are grouped by it; see ``/Fastrace/SpanRecord/scope``.
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
  /// The message while spans are grouped by scope; else unused.
  private var grouped = WireBuffer(capacity: 64)
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
    let count =
      switch envelope {
      case .protobuf(let envelope): encode(spans, from: first, byteLimit: byteLimit, envelope)
      case .json(let envelope): encode(spans, from: first, byteLimit: byteLimit, envelope)
      }
    return count ?? encodeGrouped(spans, from: first, byteLimit: byteLimit)
  }

  /// Returns nil when a span has a scope.
  private mutating func encode(
    _ spans: SpanBatch, from first: Int, byteLimit: Int, _ envelope: ProtobufEnvelope
  ) -> Int? {
    buffer.reset(headRoom: envelope.longest)
    // A batch has contiguous storage.
    let count = unsafe spans.withContiguousStorageIfAvailable { records -> Int? in
      guard let base = records.baseAddress else { return 0 }
      for index in first..<records.count {
        if let details = unsafe base[index].details, details.content.scope != nil { return nil }
        let before = buffer.end
        unsafe buffer.appendSpan(at: base + index)
        if buffer.end > byteLimit, index > first {
          buffer.truncate(to: before)
          return index - first
        }
      }
      return records.count - first
    }
    guard let count, let count else { return nil }
    envelope.close(&buffer)
    return count
  }

  /// Returns nil when a span has a scope.
  private mutating func encode(_ spans: SpanBatch, from first: Int, byteLimit: Int, _ envelope: JSONEnvelope) -> Int? {
    envelope.open(&buffer)
    var count = 0
    for index in first..<spans.count {
      let span = spans[index]
      if span.scope != nil { return nil }
      let before = buffer.end
      if index > first { buffer.append(UInt8(ascii: ",")) }
      buffer.appendJSONSpan(span)
      if buffer.end + JSONEnvelope.endCount > byteLimit, index > first {
        buffer.truncate(to: before)
        break
      }
      count += 1
    }
    envelope.close(&buffer)
    return count
  }

  // MARK: Scopes

  /// Makes a message of spans of which some have a scope.
  @inline(never)
  private mutating func encodeGrouped(_ spans: SpanBatch, from first: Int, byteLimit: Int) -> Int {
    buffer.reset()
    var groups = ScopeGroups()
    var count = 0
    var overhead = envelopeLength
    for index in first..<spans.count {
      let span = spans[index]
      let before = buffer.end
      append(span)
      let group = groups.index(of: span.scope)
      let new = group == nil ? ScopeGroups.Group(scope: span.scope, head: head(of: span.scope)) : nil
      overhead += Self.separatorLength + (new.map { $0.head.count + Self.groupLength } ?? 0)
      if buffer.end + overhead > byteLimit, index > first {
        buffer.truncate(to: before)
        break
      }
      if let new { groups.add(new) }
      groups.add(before..<buffer.end, to: group ?? groups.groups.count - 1)
      count += 1
    }
    grouped.reset()
    grouped.shrink(to: Self.keptCapacity)
    Self.write(groups.groups, from: buffer, to: &grouped, envelope)
    swap(&buffer, &grouped)
    return count
  }

  /// The most that stands around a group: its field and length, or brackets and a comma.
  private static var groupLength: Int { 11 }
  /// A comma, or nothing.
  private static var separatorLength: Int { 1 }

  /// The most that stands around all groups.
  private var envelopeLength: Int {
    switch envelope {
    case .protobuf(let envelope): envelope.longest
    case .json(let envelope): envelope.longest
    }
  }

  private func head(of scope: InstrumentationScope?) -> [UInt8] {
    switch envelope {
    case .protobuf: ProtobufEnvelope.head(of: scope)
    case .json: JSONEnvelope.head(of: scope)
    }
  }

  private mutating func append(_ span: SpanRecord) {
    switch envelope {
    case .protobuf: unsafe withUnsafePointer(to: span) { place in unsafe buffer.appendSpan(at: place) }
    case .json: buffer.appendJSONSpan(span)
    }
  }

  private static func write(
    _ groups: [ScopeGroups.Group], from spans: borrowing WireBuffer, to message: inout WireBuffer, _ envelope: Envelope
  ) {
    switch envelope {
    case .protobuf(let envelope): envelope.write(groups, from: spans, to: &message)
    case .json(let envelope): envelope.write(groups, from: spans, to: &message)
    }
  }

  /// Calls `body` with the bytes of the message that was encoded last.
  public borrowing func withMessage<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe buffer.withBytes(body)
  }
}
