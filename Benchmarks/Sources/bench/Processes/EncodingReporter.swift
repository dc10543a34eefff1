internal import Fastrace
internal import FastraceDatadog
internal import FastraceOTLP
internal import Synchronization

/// Makes messages of spans.
protocol SpanEncoding: ~Copyable, Sendable {
  /// Encodes as many spans as fit into a message, and returns their number and that of the bytes.
  mutating func encode(_ spans: SpanBatch, from first: Int) -> (spans: Int, bytes: Int)
}

/// Protocol buffers for a collector.
struct OTLPEncoding: ~Copyable, SpanEncoding {
  private var encoder = OTLPEncoder(resource: Fastrace.Resource(["service.name": "bench"]))

  mutating func encode(_ spans: SpanBatch, from first: Int) -> (spans: Int, bytes: Int) {
    let count = encoder.encode(spans, from: first, byteLimit: 4 << 20)
    return (count, unsafe encoder.withMessage { $0.count })
  }
}

/// MessagePack for a Datadog agent.
struct DatadogEncoding: ~Copyable, SpanEncoding {
  private var encoder = DatadogEncoder(resource: Fastrace.Resource(["service.name": "bench"]))

  mutating func encode(_ spans: SpanBatch, from first: Int) -> (spans: Int, bytes: Int) {
    let message = encoder.encode(spans, from: first, byteLimit: 8 << 20)
    return (message.spans, unsafe encoder.withMessage { $0.count })
  }
}

/// Encodes as an exporter does, and hands nothing to nobody but the number of bytes.
final class EncodingReporter<Encoding: SpanEncoding & ~Copyable>: SpanReporter {
  private let encoding: Mutex<Encoding>
  private let take: @Sendable (Int) -> Void

  init(_ encoding: consuming sending Encoding, take: @escaping @Sendable (Int) -> Void) {
    self.encoding = Mutex(encoding)
    self.take = take
  }

  func report(_ spans: SpanBatch) async throws {
    encoding.withLock { encoding in
      var done = 0
      while done < spans.count {
        let message = encoding.encode(spans, from: done)
        take(message.bytes)
        done += message.spans
      }
    }
  }
}
