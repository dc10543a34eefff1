#if Datadog
  import ExporterSupport
  import ExporterTesting
  import Fastrace
  import FastraceDatadog
  import Foundation
  import Testing

  /// The fixed trace, as Datadog's own test agent decodes it, with its checks on.
  @Suite(.peers) struct AgentTests {
    /// A span as the agent gives it back.
    struct AgentSpan: Decodable {
      var name: String
      var service: String
      var resource: String
      var type: String
      var traceID: UInt64
      var spanID: UInt64
      var parentID: UInt64?
      var start: UInt64
      var duration: UInt64
      var error: Int
      var meta: [String: String]
      var metrics: [String: Double]

      enum CodingKeys: String, CodingKey {
        case name, service, resource, type, start, duration, error, meta, metrics
        case traceID = "trace_id"
        case spanID = "span_id"
        case parentID = "parent_id"
      }
    }

    private func send(_ spans: [SpanRecord]) async throws {
      let resource = Fastrace.Resource([
        "service.name": "shop", "service.version": "1.2", "deployment.environment.name": "test", "process.pid": 42,
      ])
      let reporter = DatadogReporter(agent: Peers.agent, resource: resource)
      do {
        try await reporter.report(SpanBatch(spans))
      } catch {
        await reporter.shutdown()
        throw error
      }
      await reporter.shutdown()
    }

    /// The traces that the agent has of these spans, which nobody else sends.
    private func traces(of spans: [SpanRecord]) async throws -> [[AgentSpan]] {
      let data = try await HTTP.send(.get, "\(Peers.agent)/test/traces")
      let ids = Set(spans.map(\.traceID.low))
      return try JSONDecoder().decode([[AgentSpan]].self, from: data).filter { ids.contains($0.first?.traceID ?? 0) }
    }

    @Test func deliversEveryField() async throws {
      let fixed = FixedTrace.spans + FixedTrace.many(10_000)
      try await send(fixed)
      let failures = try await HTTP.send(.get, "\(Peers.agent)/test/trace_check/failures")
      #expect(String(decoding: failures, as: UTF8.self) == "200: OK")
      let traces = try await traces(of: fixed)
      #expect(traces.count == Set(fixed.map(\.traceID)).count)
      #expect(traces.allSatisfy { Set($0.map(\.traceID)).count == 1 })
      #expect(traces.joined().count == fixed.count)
      let received = Dictionary(traces.joined().map { ([$0.traceID, $0.spanID], $0) }) { first, _ in first }
      for span in fixed {
        let found = try #require(received[[span.traceID.low, span.spanID.rawValue]])
        try expect(found, span)
      }
      for trace in traces {
        let first = try #require(trace.first)
        let high = fixed.first { $0.traceID.low == first.traceID }?.traceID.high ?? 0
        #expect(first.meta["_dd.p.tid"] == SpanID(rawValue: high).description)
        #expect(first.meta["language"] == "swift" && first.metrics["process_id"] == 42)
        #expect(first.metrics["_sampling_priority_v1"] == 1)
      }
    }

    private func expect(_ found: AgentSpan, _ span: SpanRecord) throws {
      #expect(found.parentID ?? 0 == span.parentID.rawValue && found.service == "shop")
      #expect(found.resource == (span.name.isEmpty ? found.name : span.name))
      #expect(found.start == span.startUnixNanoseconds && found.duration == span.durationNanoseconds)
      #expect(found.error == (span.status.isError ? 1 : 0))
      #expect(
        found.meta["span.kind"] == span.kind.name && found.meta["env"] == "test" && found.meta["version"] == "1.2")
      for property in span.properties {
        if let number = DatadogValue.number(property.value) {
          #expect(found.metrics[property.key] == number)
        } else {
          #expect(found.meta[property.key] == DatadogValue.text(property.value))
        }
      }
      if case .error(let text) = span.status, !text.isEmpty { #expect(found.meta["error.message"] == text) }
      #expect(found.metrics["otel.dropped_attributes_count"] ?? 0 == Double(span.droppedPropertyCount))
      #expect(found.metrics["otel.dropped_events_count"] ?? 0 == Double(span.droppedEventCount))
      #expect(found.metrics["otel.dropped_links_count"] ?? 0 == Double(span.droppedLinkCount))
      try expectEvents(found, span)
      try expectLinks(found, span)
      let state = span.traceState.headerValue
      #expect(found.meta["w3c.tracestate"] == (state.isEmpty ? nil : state))
    }

    private func expectEvents(_ found: AgentSpan, _ span: SpanRecord) throws {
      guard !span.events.isEmpty else { return #expect(found.meta["events"] == nil) }
      let events = try list(found.meta["events"])
      #expect(events.map { $0["name"] as? String } == span.events.map(\.name))
      #expect(events.map { ($0["time_unix_nano"] as? NSNumber)?.uint64Value } == span.events.map(\.unixNanoseconds))
      for (event, expected) in zip(events, span.events) {
        let attributes = event["attributes"] as? [String: Any] ?? [:]
        #expect(attributes.count == expected.properties.count)
        for property in expected.properties { expect(attributes[property.key], property.value) }
      }
    }

    private func expect(_ found: Any?, _ value: PropertyValue) {
      switch value {
      case .string(let text): #expect(found as? String == text)
      case .int(let number): #expect((found as? NSNumber)?.int64Value == number)
      case .double(let number): #expect((found as? NSNumber)?.doubleValue == number)
      case .bool(let flag): #expect((found as? NSNumber)?.boolValue == flag)
      case .strings(let texts): #expect(found as? [String] == texts)
      case .ints(let numbers): #expect((found as? [NSNumber])?.map(\.int64Value) == numbers)
      case .doubles(let numbers): #expect((found as? [NSNumber])?.map(\.doubleValue) == numbers)
      case .bools(let flags): #expect((found as? [NSNumber])?.map(\.boolValue) == flags)
      }
    }

    private func expectLinks(_ found: AgentSpan, _ span: SpanRecord) throws {
      guard !span.links.isEmpty else { return #expect(found.meta["_dd.span_links"] == nil) }
      let links = try list(found.meta["_dd.span_links"])
      #expect(links.map { $0["trace_id"] as? String } == span.links.map { $0.context.traceID.description })
      #expect(links.map { $0["span_id"] as? String } == span.links.map { $0.context.spanID.description })
      let texts = links.map { $0["attributes"] as? [String: String] ?? [:] }
      #expect(links.map { ($0["flags"] as? NSNumber)?.uint8Value } == span.links.map { $0.context.traceFlags.rawValue })
      let states = links.map { $0["tracestate"] as? String ?? "" }
      #expect(states == span.links.map { $0.context.traceState.headerValue })
      for (found, link) in zip(texts, span.links) {
        let expected = link.properties.elements.map { ($0.key, DatadogValue.text($0.value)) }
        #expect(found == Dictionary(expected) { first, _ in first })
      }
    }

    private func list(_ text: String?) throws -> [[String: Any]] {
      let object = try JSONSerialization.jsonObject(with: Data(try #require(text).utf8))
      return try #require(object as? [[String: Any]])
    }
  }
#endif
