public import Fastrace
internal import FastraceWire

/// Encodes spans for the endpoint v0.4 of a Datadog agent: MessagePack, grouped by trace.
///
/// It belongs to one thread at a time, and keeps its memory for the next message.
public struct DatadogEncoder: ~Copyable, Sendable {
  private let service: DatadogService
  private let template: DatadogTemplate
  private var buffer = WireBuffer()
  private static let keptCapacity = 16 << 20

  /// An encoder for the spans of this resource.
  public init(resource: Fastrace.Resource) {
    service = DatadogService(resource)
    template = DatadogTemplate(service)
  }

  /// Makes a message of the spans from number `first` on, as many as fit into `byteLimit` bytes but at least one.
  ///
  /// - Returns: How many spans and how many traces are in the message.
  public mutating func encode(
    _ spans: SpanBatch, from first: Int = 0, byteLimit: Int = .max
  ) -> (spans: Int, traces: Int) {
    precondition(first >= 0 && first <= spans.count, "there is no span \(first) in a batch of \(spans.count)")
    buffer.reset()
    buffer.shrink(to: Self.keptCapacity)
    var count = spans.count - first
    while true {
      let traces = write(spans, first..<first + count)
      if buffer.count <= byteLimit || count <= 1 { return (count, traces) }
      // About as many as fit, and a little less.
      let fitting = Double(count) * Double(byteLimit) / Double(buffer.count) * 0.9
      count = max(1, min(count - 1, Int(fitting)))
    }
  }

  /// Calls `body` with the bytes of the message that was encoded last.
  public borrowing func withMessage<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe buffer.withBytes(body)
  }

  private mutating func write(_ spans: SpanBatch, _ range: Range<Int>) -> Int {
    let groups = Self.groups(spans, range)
    buffer.reset()
    buffer.appendArrayHead(groups.count)
    let (service, template) = (service, template)
    // A batch has contiguous storage.
    _ = unsafe spans.withContiguousStorageIfAvailable { records in
      guard let first = records.baseAddress else { return }
      for group in groups {
        buffer.appendArrayHead(group.reduce(0) { $0 + $1.count })
        var isFirst = true
        for index in group.joined() {
          unsafe buffer.appendDatadogSpan(at: first + index, service, template, isFirst: isFirst)
          isFirst = false
        }
      }
    }
    return groups.count
  }

  /// For each trace, where its spans are: mostly in one place.
  private static func groups(_ spans: SpanBatch, _ range: Range<Int>) -> [[Range<Int>]] {
    var groups: [[Range<Int>]] = []
    var places: [TraceID: Int] = [:]
    var start = range.lowerBound
    while start < range.upperBound {
      let trace = spans[start].traceID
      var end = start + 1
      while end < range.upperBound, spans[end].traceID == trace { end += 1 }
      if let place = places.updateValue(groups.count, forKey: trace) {
        places[trace] = place
        groups[place].append(start..<end)
      } else {
        groups.append([start..<end])
      }
      start = end
    }
    return groups
  }
}
