import ExporterSupport
import Fastrace
import FastraceJaeger
import Foundation
import Testing

/// What is sent is what Apache Thrift reads.
@Suite(.enabled(if: JaegerAgent.isThere, JaegerAgent.advice), .timeLimit(.minutes(1)))
struct DecoderTests {
  @Test(arguments: [("127.0.0.1", "127.0.0.1"), ("localhost", "127.0.0.1"), ("::1", "::1"), ("[::1]", "::1")])
  func deliversEveryFieldOfEverySpan(_ host: String, _ address: String) async throws {
    let agent = try await JaegerAgent(address: address)
    let reporter = JaegerReporter(host: host, port: agent.port, resource: resource)
    try await reporter.report(SpanBatch(FixedTrace.spans))
    let packet = try await agent.packet()
    #expect(packet.batch?.process.serviceName == "checkout – Kasse")
    #expect(
      packet.batch?.process.tags?.withListsAsSuch() == [
        DecodedPacket.Tag("host.name", "a \"host\""), DecodedPacket.Tag("process.pid", 4711 as Int64),
        DecodedPacket.Tag("canary", true), DecodedPacket.Tag("share", 0.25 as Double),
        DecodedPacket.Tag("zones", DecodedPacket.Tag.list),
      ])
    try #require(packet.spans.count == FixedTrace.spans.count)
    for (found, span) in zip(packet.spans, FixedTrace.spans) { expect(found, span) }
    agent.stop()
  }

  @Test func deliversTenThousandSpans() async throws {
    let agent = try await JaegerAgent()
    let reporter = JaegerReporter(port: agent.port, resource: resource)
    let spans = FixedTrace.many(10_000)
    var count = 0
    // A socket's buffer holds few packets: a batch at a time.
    for start in stride(from: 0, to: spans.count, by: 500) {
      let batch = Array(spans[start..<start + 500])
      try await reporter.report(SpanBatch(batch))
      let found = try await agent.spans(batch.count)
      #expect(found.count == batch.count)
      for (found, span) in zip(found, batch) { expect(found, span) }
      count += found.count
    }
    #expect(count == 10_000)
    agent.stop()
  }

  @Test(arguments: [500, 1_000, 8_000, 65_507])
  func splitsUnderTheLimit(_ limit: Int) async throws {
    let agent = try await JaegerAgent()
    let reporter = JaegerReporter(
      port: agent.port, resource: Fastrace.Resource(["service.name": "s"]), maximumPacketBytes: limit)
    let spans = FixedTrace.many(700)
    try await reporter.report(SpanBatch(spans))
    var found: [DecodedPacket.Span] = []
    var packets = 0
    while found.count < spans.count {
      let packet = try await agent.packet()
      #expect(packet.bytes <= limit)
      found += packet.spans
      packets += 1
      // Full, but for one more span.
      if found.count < spans.count { #expect(packet.bytes > limit - 250) }
    }
    for (found, span) in zip(found, spans) { expect(found, span) }
    #expect(packets > 1)
    agent.stop()
  }

  // MARK: Comparing

  private let resource = Fastrace.Resource([
    "service.name": "checkout – Kasse", "host.name": "a \"host\"", "process.pid": 4711, "canary": true, "share": 0.25,
    "zones": PropertyValue.strings(["a", "b"]),
  ])

  private func expect(_ found: DecodedPacket.Span, _ span: SpanRecord) {
    #expect(UInt64(bitPattern: found.traceIdLow) == span.traceID.low)
    #expect(UInt64(bitPattern: found.traceIdHigh) == span.traceID.high)
    #expect(UInt64(bitPattern: found.spanId) == span.spanID.rawValue)
    #expect(UInt64(bitPattern: found.parentSpanId) == span.parentID.rawValue)
    #expect(found.operationName == span.name)
    #expect(found.flags == 1)
    #expect(found.startTime == Int64(span.startUnixNanoseconds / 1000))
    #expect(found.duration == Int64(span.durationNanoseconds / 1000))
    #expect(found.references ?? [] == references(of: span))
    #expect(found.tags?.withListsAsSuch() ?? [] == tags(of: span))
    for property in span.properties {
      expectList(found.tags?.first { $0.key == property.key }?.vStr, property.value)
    }
    #expect(found.logs?.count ?? 0 == span.events.count)
    for (log, event) in zip(found.logs ?? [], span.events) {
      #expect(log.timestamp == Int64(event.unixNanoseconds / 1000))
      #expect(
        log.fields.withListsAsSuch() == [DecodedPacket.Tag("name", event.name)]
          + event.properties.map(DecodedPacket.Tag.init))
    }
  }

  private func references(of span: SpanRecord) -> [DecodedPacket.Reference] {
    let parent = span.parentID.isValid ? [reference(0, span.traceID, span.parentID)] : []
    return parent + span.links.map { reference(1, $0.context.traceID, $0.context.spanID) }
  }

  private func reference(_ type: Int32, _ traceID: TraceID, _ spanID: SpanID) -> DecodedPacket.Reference {
    DecodedPacket.Reference(
      refType: type, traceIdLow: Int64(bitPattern: traceID.low), traceIdHigh: Int64(bitPattern: traceID.high),
      spanId: Int64(bitPattern: spanID.rawValue))
  }

  private func tags(of span: SpanRecord) -> [DecodedPacket.Tag] {
    var tags = span.properties.map(DecodedPacket.Tag.init)
    if span.kind != .internal { tags.append(DecodedPacket.Tag("span.kind", span.kind.name)) }
    switch span.status {
    case .unset: break
    case .ok: tags.append(DecodedPacket.Tag("otel.status_code", "OK"))
    case .error(let description):
      tags += [DecodedPacket.Tag("error", true), DecodedPacket.Tag("otel.status_code", "ERROR")]
      if !description.isEmpty { tags.append(DecodedPacket.Tag("otel.status_description", description)) }
    }
    if !span.traceState.isEmpty { tags.append(DecodedPacket.Tag("w3c.tracestate", span.traceState.headerValue)) }
    for (key, count) in [
      ("attributes", span.droppedPropertyCount), ("events", span.droppedEventCount), ("links", span.droppedLinkCount),
    ] where count > 0 { tags.append(DecodedPacket.Tag("otel.dropped_\(key)_count", Int64(count))) }
    return tags
  }

  private func expectList(_ text: String?, _ value: PropertyValue) {
    let list = text.flatMap { try? JSONSerialization.jsonObject(with: Data($0.utf8)) }
    switch value {
    case .strings(let values): #expect(list as? [String] == values)
    case .bools(let values): #expect(list as? [Bool] == values)
    case .doubles(let values): #expect(list as? [Double] == values)
    case .ints(let values):
      // Beyond 53 bits they are texts.
      #expect((list as? [Any])?.map { "\($0)" } == values.map { "\($0)" })
    case .string, .int, .double, .bool: break
    }
  }
}

extension [DecodedPacket.Tag] {
  /// The same with a mark in the place of JSON texts.
  fileprivate func withListsAsSuch() -> [DecodedPacket.Tag] {
    map { tag in
      guard let text = tag.vStr, text.hasPrefix("["), text.hasSuffix("]") else { return tag }
      return DecodedPacket.Tag(tag.key, DecodedPacket.Tag.list)
    }
  }
}
