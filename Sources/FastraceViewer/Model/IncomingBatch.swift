#if Viewer
  package import OTLPMessages

  /// The spans of one message, prepared so that the writer has nothing left to compute.
  package struct IncomingBatch: Sendable {
    package var scopes: [IncomingScope] = []
    package var traces: [IncomingTrace] = []
    package var spanCount = 0
    /// Spans of the message that were not valid, and why the first of them was not.
    package var rejected = RejectedSpans()
    /// An estimate of the memory that all of it takes.
    package var byteCount = 0
  }

  /// Spans that are left out of a message that is otherwise taken.
  package struct RejectedSpans: Sendable, Hashable {
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

  /// The spans of a message that belong to one trace.
  package struct IncomingTrace: Sendable {
    package var key: TraceKey
    package var spans: [IncomingSpan]
    /// What a search may look for in these spans.
    package var filter: TermFilter
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
