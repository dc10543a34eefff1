#if Viewer
  package import OTLPMessages

  /// The spans or log records of one message, prepared so that the writer has nothing left to compute.
  package struct IncomingBatch: Sendable {
    package var scopes: [IncomingScope] = []
    package var traces: [IncomingTrace] = []
    package var signal = Signal.traces
    package var spanCount = 0
    package var logCount = 0
    /// What of the message was not valid, and why the first of it was not.
    package var rejected = RejectedRecords()
    /// Log records that belong to no trace, which are not kept.
    package var logsWithoutTrace = 0
    /// An estimate of the memory that all of it takes.
    package var byteCount = 0

    /// What there is to write.
    var recordCount: Int { spanCount + logCount }
  }

  /// Spans or log records that are left out of a message that is otherwise taken.
  package struct RejectedRecords: Sendable, Hashable {
    package var count = 0
    package var firstReason = ""

    mutating func add(_ reason: @autoclosure () -> String, count more: Int = 1) {
      if count == 0 { firstReason = reason() }
      count += more
    }
  }

  /// Where spans come from: a resource, and an instrumentation scope within it.
  package struct IncomingScope: Sendable {
    package var service: String
    /// A `Resource` of OTLP.
    package var resource: [UInt8]
    /// An `InstrumentationScope` of OTLP.
    package var scope: [UInt8]
    /// What a search may look for in the resource.
    package var terms: [UInt64]
  }

  /// What of a message belongs to one trace.
  package struct IncomingTrace: Sendable {
    package var key: TraceKey
    package var spans: [IncomingSpan] = []
    package var logs: [IncomingLog] = []
    /// What a search may look for in these spans.
    package var filter = TermFilter([])
  }

  /// One span, as it is stored.
  package struct IncomingSpan: Sendable {
    package var id: UInt64
    /// 0 for none.
    package var parent: UInt64
    package var name: String
    /// Index into the scopes of the batch.
    package var scope: Int
    package var startNanoseconds: Int64
    package var durationNanoseconds: Int64
    package var traits: SpanTraits
    /// A `Span` of OTLP.
    package var body: [UInt8]
  }

  /// One log record, as it is stored.
  package struct IncomingLog: Sendable {
    /// 0 for none.
    package var span: UInt64
    /// Index into the scopes of the batch.
    package var scope: Int
    package var nanoseconds: Int64
    /// The same for a record of a message that is sent again: log records have no ids.
    package var digest: UInt64
    /// A `LogRecord` of OTLP.
    package var body: [UInt8]
  }

  /// What of a span is searched and counted, in one number.
  package struct SpanTraits: Sendable, Hashable {
    package var rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    package init(kind: OTLPSpan.SpanKind, status: OTLPStatus.StatusCode) {
      rawValue = Int64(kind.rawValue & 7) | (status == .error ? Self.error : 0)
    }

    private static let error: Int64 = 8

    package var isError: Bool { rawValue & Self.error != 0 }
    package var isServer: Bool { [2, 5].contains(rawValue & 7) }
  }
#endif
