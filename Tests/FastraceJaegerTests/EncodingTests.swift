import ExporterSupport
import Fastrace
import Synchronization
import Testing

@testable import FastraceJaeger

@Suite struct EncodingTests {
  // MARK: Numbers

  @Test(arguments: 0...64) func writesNumbersInAsManyBytesAsTheyNeed(_ bits: Int) {
    let limit: UInt64 = bits == 64 ? .max : 1 << UInt64(bits)
    for value in [limit, limit &- 1, limit &+ 1, limit &* 3, limit ^ 0x5555_5555_5555_5555] {
      var buffer = CompactBuffer(capacity: 10)
      let hasRoom = buffer.reserve(10)
      #expect(hasRoom)
      buffer.put(reservedVarint: value)
      #expect(unsafe Array(buffer.bytes(from: 0)) == varint(value), "\(value)")
    }
  }

  @Test(arguments: [(0, 0), (-1, 1), (1, 2), (-2, 3), (Int64.max, UInt64.max - 1), (Int64.min, UInt64.max)])
  func writesNumbersWithSigns(_ number: Int64, _ expected: UInt64) {
    var buffer = CompactBuffer(capacity: 10)
    let hasRoom = buffer.reserve(10)
    #expect(hasRoom)
    buffer.put(reservedZigzag: number)
    #expect(unsafe Array(buffer.bytes(from: 0)) == varint(expected))
  }

  /// As the definition says it.
  private func varint(_ value: UInt64) -> [UInt8] {
    value < 0x80 ? [UInt8(value)] : [UInt8(value & 0x7F) | 0x80] + varint(value >> 7)
  }

  @Test func writesNothingThatDoesNotFit() {
    var buffer = CompactBuffer(capacity: 20)
    buffer.put("123456789")
    #expect(!buffer.isOverfull && buffer.count == 10)
    buffer.put("123456789")
    #expect(buffer.isOverfull && buffer.count == 10)
    buffer.cut(to: 0)
    #expect(!buffer.isOverfull && buffer.count == 0)
  }

  // MARK: Packets

  @Test func makesThePacketOfTheFormatsDescription() async throws {
    var span = SpanRecord(
      traceID: TraceID(high: 0, low: 1), spanID: SpanID(rawValue: 2), name: "n", startUnixNanoseconds: 1_000_000,
      durationNanoseconds: 5_000)
    span.properties = [Property("k", "v")]
    span.events = [SpanRecord.TimedEvent(name: "e", unixNanoseconds: 1_001_000)]
    let expected = """
      82 81 00 09 65 6d 69 74 42 61 74 63 68 1c 1c 18 03 73 76 63 00 19 1c 16 02 16 00 16 04 16 00 18 01 6e 25 02 16 d0 \
      0f 16 0a 19 1c 18 01 6b 15 00 18 01 76 00 19 1c 16 d2 0f 19 1c 18 04 6e 61 6d 65 15 00 18 01 65 00 00 00 00 00
      """
    let packets = PacketList()
    let reporter = JaegerReporter(resource: Fastrace.Resource(["service.name": "svc"])) { packets.add($0) }
    try await reporter.report([span])
    #expect(packets.all == [expected.split(separator: " ").compactMap { UInt8($0, radix: 16) }])
  }

  @Test func sendsNothingForNoSpans() async throws {
    let packets = PacketList()
    try await JaegerReporter { packets.add($0) }.report([])
    #expect(packets.all.isEmpty)
  }

  @Test(arguments: [500, 2_000, 65_000]) func dropsOnlyTheSpanThatIsTooLarge(_ limit: Int) async throws {
    let packets = PacketList()
    let reporter = JaegerReporter(resource: Fastrace.Resource(["service.name": "s"]), maximumPacketBytes: limit) {
      packets.add($0)
    }
    var spans = FixedTrace.many(5)
    for index in [1, 3] { spans[index].properties = [Property("text", String(repeating: "x", count: limit))] }
    spans[1].name = "the large one"
    let failure = await #expect(throws: ReportFailure.self) { try await reporter.report(SpanBatch(spans)) }
    #expect(failure?.rejectedSpans == 2)
    #expect(failure?.description.contains("more than the \(limit) bytes of a packet") == true)
    #expect(packets.all.allSatisfy { $0.count <= limit })
  }

  @Test func saysWhenNoSpanFits() async throws {
    let resource = Fastrace.Resource(["service.name": String(repeating: "s", count: 600)])
    let reporter = JaegerReporter(resource: resource, maximumPacketBytes: 500) { _ in }
    let failure = await #expect(throws: ReportFailure.self) {
      try await reporter.report(SpanBatch(FixedTrace.many(3)))
    }
    #expect(failure?.rejectedSpans == nil && failure?.isRetryable == false)
  }

  @Test(arguments: [Int.min, -1, 0, 499, 65_508, Int.max]) func takesAnyLimit(_ limit: Int) async throws {
    let packets = PacketList()
    let reporter = JaegerReporter(resource: Fastrace.Resource(), maximumPacketBytes: limit) { packets.add($0) }
    try await reporter.report(SpanBatch(FixedTrace.many(1_000)))
    #expect(packets.all.allSatisfy { $0.count <= (limit < 1_000 ? 500 : 65_507) })
  }

  @Test func countsWhatAClosureRejects() async throws {
    struct Full: Error {}
    let packets = PacketList()
    let reporter = JaegerReporter(resource: Fastrace.Resource(), maximumPacketBytes: 2_000) { packet in
      packets.add(packet)
      if packets.all.count == 2 { throw Full() }
    }
    let failure = await #expect(throws: ReportFailure.self) {
      try await reporter.report(SpanBatch(FixedTrace.many(100)))
    }
    let rejected = try #require(failure?.rejectedSpans)
    #expect(rejected > 0 && rejected < 100)
    #expect(packets.all.count > 2)
  }
}

/// Keeps packets.
final class PacketList: Sendable {
  private let packets = Mutex<[[UInt8]]>([])
  var all: [[UInt8]] { packets.withLock { $0 } }

  func add(_ packet: Swift.RawSpan) {
    let bytes = unsafe packet.withUnsafeBytes { unsafe Array($0) }
    packets.withLock { $0.append(bytes) }
  }
}
