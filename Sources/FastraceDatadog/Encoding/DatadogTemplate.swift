internal import Fastrace
internal import FastraceWire

/// What is the same in every span of a resource, as it stands in messages.
package struct DatadogTemplate: Sendable {
  /// The beginning of a span, whose numbers are yet to be written.
  let head: [UInt8]
  /// Where the numbers are, in the order in which they stand there.
  let traceID: Int
  let spanID: Int
  let parentID: Int
  let start: Int
  let duration: Int
  let error: Int
  /// Type and key of the name, for what is no server, client, producer or consumer.
  let customName: [UInt8]
  /// The rest of a span without details that is not the first of its trace, by kind.
  private let plainTails: [[UInt8]]

  package init(_ service: DatadogService) {
    var places: [Int] = []
    head = Self.bytes { buffer in
      buffer.append(0x8c)
      buffer.appendKey("service")
      buffer.appendText(service.name)
      for key in ["trace_id", "span_id", "parent_id", "start", "duration"] {
        buffer.appendText(key)
        places.append(buffer.count + 1)
        buffer.appendLongUnsigned(0)
      }
      buffer.appendKey("error")
      places.append(buffer.count)
      buffer.append(0)
    }
    (traceID, spanID, parentID) = (places[0], places[1], places[2])
    (start, duration, error) = (places[3], places[4], places[5])
    customName = Self.bytes { buffer in
      buffer.appendKey("type")
      buffer.appendText("custom")
      buffer.appendKey("name")
    }
    plainTails = (0...TraceSpan.Kind.allCases.count).map { rawValue in
      let kind = TraceSpan.Kind(rawValue: UInt8(rawValue)) ?? .internal
      return Self.bytes { buffer in
        buffer.appendMeta(kind, service, [], nil, firstOf: nil)
        buffer.appendMetrics(service, [], nil, isFirst: false)
      }
    }
  }

  @inline(__always)
  func plainTail(_ kind: TraceSpan.Kind) -> [UInt8] { plainTails[Int(kind.rawValue)] }

  private static func bytes(_ body: (inout WireBuffer) -> Void) -> [UInt8] {
    var buffer = WireBuffer(capacity: 256)
    body(&buffer)
    return unsafe buffer.withBytes { unsafe Array($0) }
  }
}
