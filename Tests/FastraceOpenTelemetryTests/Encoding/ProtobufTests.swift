#if Viewer
  import ExporterSupport
  import ExporterTesting
  import Fastrace
  import FastraceOTLP
  import OTLPMessages
  import SwiftProtobuf
  import Testing

  /// What our encoder writes is what swift-protobuf reads.
  struct ProtobufTests {
    private func decode(
      _ spans: [SpanRecord], byteLimit: Int = .max
    ) throws -> [Opentelemetry_Proto_Collector_Trace_V1_ExportTraceServiceRequest] {
      var encoder = OTLPEncoder(resource: Fastrace.Resource(["service.name": "shop", "list": [1, 2]]))
      var messages: [Opentelemetry_Proto_Collector_Trace_V1_ExportTraceServiceRequest] = []
      var first = 0
      while first < spans.count {
        first += encoder.encode(SpanBatch(spans), from: first, byteLimit: byteLimit)
        messages.append(try unsafe encoder.withMessage { bytes in try .init(serializedBytes: unsafe Array(bytes)) })
      }
      return messages
    }

    @Test func readsEveryField() throws {
      let sent = FixedTrace.lossless()
      let messages = try decode(sent)
      try #require(messages.count == 1 && messages[0].resourceSpans.count == 1)
      let resourceSpans = messages[0].resourceSpans[0]
      let resource = [Property("service.name", "shop"), Property("list", [1, 2])].map(SpanFields.Attribute.init)
      #expect(resourceSpans.resource.attributes.map(SpanFields.Attribute.init) == resource)
      try #require(resourceSpans.scopeSpans.count == 1)
      let scope = resourceSpans.scopeSpans[0].scope
      #expect(scope.name == LibraryVersion.name && scope.version == LibraryVersion.number)
      expectEqual(resourceSpans.scopeSpans[0].spans, sent)
    }

    @Test(arguments: [1, 300, 5_000, 40_000]) func readsEveryMessageOfABatchThatIsSplit(byteLimit: Int) throws {
      let sent = FixedTrace.spans + FixedTrace.many(300)
      let messages = try decode(sent, byteLimit: byteLimit)
      #expect(messages.count > 1)
      expectEqual(messages.flatMap { $0.resourceSpans.flatMap { $0.scopeSpans.flatMap(\.spans) } }, sent)
    }

    @Test func groupsSpansByScope() throws {
      let scope = InstrumentationScope("orders", version: "1.2", attributes: ["team": "shop"])
      let sent = FixedTrace.many(6).enumerated().map { index, span in
        var span = span
        span.scope = index % 2 == 0 ? scope : nil
        return span
      }
      let groups = try decode(sent).flatMap { $0.resourceSpans.flatMap(\.scopeSpans) }
      #expect(groups.map(\.scope.name) == ["orders", LibraryVersion.name])
      #expect(groups.map(\.scope.version) == ["1.2", LibraryVersion.number])
      #expect(groups[0].scope.attributes.map(SpanFields.Attribute.init) == [.init(Property("team", "shop"))])
      for (index, group) in groups.enumerated() {
        expectEqual(group.spans, sent.enumerated().filter { $0.offset % 2 == index }.map(\.element))
      }
    }

    private func expectEqual(_ received: [Opentelemetry_Proto_Trace_V1_Span], _ sent: [SpanRecord]) {
      #expect(received.count == sent.count)
      for (received, sent) in zip(received, sent) {
        #expect(received.unknownFields.data.isEmpty && !received.hasUnknownParts)
        let (found, expected) = (SpanFields(received), SpanFields(sent))
        if found != expected { Issue.record("sent \("\(expected)".prefix(3_000)), read \("\(found)".prefix(3_000))") }
      }
    }
  }

  extension Opentelemetry_Proto_Trace_V1_Span {
    fileprivate var hasUnknownParts: Bool {
      events.contains { !$0.unknownFields.data.isEmpty } || links.contains { !$0.unknownFields.data.isEmpty }
        || !status.unknownFields.data.isEmpty
    }
  }
#endif
