#if Logging
  import Fastrace
  import FastraceLogging
  import FastraceTesting
  import Logforth
  import Logging
  import RecorderTesting
  import Testing

  #if OpenTelemetry
    import FastraceOpenTelemetry
    import LogforthOpenTelemetry
  #endif

  /// What takes the place of swift-otel's logging backend and of its metadata provider.
  @Suite(.recorder, .enabled(if: TestTrace.isAvailable)) struct SwiftOTelLogTests {
    @Test func metadataProvider() async throws {
      _ = try await tree {
        let metadata = Logger.MetadataProvider.fastrace.get()
        #expect(metadata["trace_id"] == "\(SpanContext.current?.traceID ?? .zero)")
        #expect(metadata["span_id"] != nil && metadata["sampled"] != nil)
      }
    }

    #if OpenTelemetry
      @Test func backend() {
        // Connects when there is something to send.
        let pipeline = Logforth.builder().dispatch { $0.append(.openTelemetry()) }.build()
        #expect(pipeline.flush())
      }
    #endif
  }
#endif
