#if Viewer
  /// A trace in a list.
  package struct TraceSummary: Sendable, Hashable {
    package struct Service: Sendable, Hashable {
      package var name: String
      package var spanCount: Int
    }

    package var key: TraceKey
    /// Of the earliest span, when the root is missing.
    package var rootName: String
    package var rootService: String
    package var isRootMissing: Bool
    package var startNanoseconds: Int64
    package var durationNanoseconds: Int64
    package var spanCount: Int
    package var errorCount: Int
    package var services: [Service]
  }

  /// A trace with its spans and log records.
  package struct StoredTrace: Sendable {
    package struct Scope: Sendable, Hashable {
      package var service: String
      /// A `Resource` of OTLP.
      package var resource: [UInt8]
      /// An `InstrumentationScope` of OTLP.
      package var scope: [UInt8]
    }

    package struct Span: Sendable {
      /// A `Span` of OTLP.
      package var body: [UInt8]
      /// Index into the scopes.
      package var scope: Int
    }

    package struct Log: Sendable {
      /// A `LogRecord` of OTLP.
      package var body: [UInt8]
      /// Index into the scopes.
      package var scope: Int
    }

    package var key: TraceKey
    package var scopes: [Scope] = []
    /// By start.
    package var spans: [Span] = []
    /// By time.
    package var logs: [Log] = []
  }
#endif
