#if Viewer
  @testable import FastraceViewer
  import OTLPMessages
  import SwiftProtobuf

  /// Spans to send.
  enum Sample {
    static let start: UInt64 = 1_700_000_000_000_000_000

    static func key(_ number: UInt64) -> TraceKey { TraceKey(high: 0xf00d, low: number) }

    static func span(
      _ id: UInt64, parent: UInt64 = 0, trace: UInt64 = 1, name: String = "work", milliseconds: UInt64 = 10,
      at offset: UInt64 = 0, attributes: [OTLPAttribute] = []
    ) -> OTLPSpan {
      var span = OTLPSpan()
      span.traceID = .init(key(trace).bytes)
      span.spanID = .init(bytes(id))
      if parent != 0 { span.parentSpanID = .init(bytes(parent)) }
      span.name = name
      span.kind = .server
      span.startTimeUnixNano = start + offset * 1_000_000
      span.endTimeUnixNano = span.startTimeUnixNano + milliseconds * 1_000_000
      span.attributes = attributes
      return span
    }

    static func failed(_ span: OTLPSpan, _ message: String = "boom") -> OTLPSpan {
      var span = span
      span.status.code = .error
      span.status.message = message
      return span
    }

    static func message(_ spans: [OTLPSpan], service: String = "shop") -> [OTLPResourceSpans] {
      var group = OTLPResourceSpans()
      group.resource.attributes = [OTLPAttribute("service.name", service), OTLPAttribute("host.name", "box")]
      var scope = OTLPScopeSpans()
      scope.scope.name = "sample"
      scope.spans = spans
      group.scopeSpans = [scope]
      return [group]
    }

    static func protobuf(_ message: [OTLPResourceSpans]) throws -> [UInt8] {
      var request = OTLPRequest()
      request.resourceSpans = message
      return try request.serializedBytes()
    }

    static func log(
      _ text: String, span id: UInt64 = 1, trace: UInt64 = 1, at offset: UInt64 = 0,
      severity: Opentelemetry_Proto_Logs_V1_SeverityNumber = .info, attributes: [OTLPAttribute] = []
    ) -> OTLPLogRecord {
      var record = OTLPLogRecord()
      record.traceID = .init(key(trace).bytes)
      if id != 0 { record.spanID = .init(bytes(id)) }
      record.timeUnixNano = start + offset * 1_000_000
      record.severityNumber = severity
      record.body.stringValue = text
      record.attributes = attributes
      return record
    }

    static func message(logs: [OTLPLogRecord], service: String = "shop") -> [OTLPResourceLogs] {
      var group = OTLPResourceLogs()
      group.resource.attributes = [OTLPAttribute("service.name", service), OTLPAttribute("host.name", "box")]
      var scope = OTLPScopeLogs()
      scope.scope.name = "sample.logger"
      scope.logRecords = logs
      group.scopeLogs = [scope]
      return [group]
    }

    static func protobuf(_ message: [OTLPResourceLogs]) throws -> [UInt8] {
      var request = OTLPLogsRequest()
      request.resourceLogs = message
      return try request.serializedBytes()
    }

    /// Traces of one root and some children.
    static func traces(_ numbers: ClosedRange<UInt64>, spans: UInt64 = 10) -> [OTLPResourceSpans] {
      message(
        numbers.flatMap { trace in
          (1...spans).map { id in
            span(id, parent: id == 1 ? 0 : 1, trace: trace, name: id == 1 ? "root" : "child \(id % 5)", at: trace)
          }
        })
    }

    private static func bytes(_ id: UInt64) -> [UInt8] {
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: id >> UInt64($0)) }
    }
  }

  extension TraceStore {
    /// Takes a message the way that all of them come.
    func take(_ message: [OTLPResourceSpans], limits: IntakeLimits = IntakeLimits()) async throws {
      _ = try await SpanIntake(self, limits: limits).store(message)
    }

    @discardableResult
    func take(logs message: [OTLPResourceLogs]) async throws -> SpanIntake.Receipt {
      try await SpanIntake(self, limits: IntakeLimits()).store(message)
    }

    func logs(of key: TraceKey) async throws -> [OTLPLogRecord] {
      try await trace(key)?.contents().logs.flatMap(\.scopeLogs).flatMap(\.logRecords) ?? []
    }

    func spans(of key: TraceKey) async throws -> [OTLPSpan] {
      try await trace(key)?.message().flatMap(\.scopeSpans).flatMap(\.spans) ?? []
    }
  }
#endif
