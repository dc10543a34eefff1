#if Logging
  import Fastrace
  import FastraceLogging
  import FastraceTesting
  import Logging
  import Testing

  @Suite(.enabled(if: TestTrace.isAvailable)) struct MetadataProviderTests {
    private let provider = Logger.MetadataProvider.fastrace

    @Test func namesTheInnermostSpan() async throws {
      _ = try await TestTrace.collect {
        TraceSpan.with("root") { root in
          #expect(provider.get()["trace_id"] == .string(root.context?.traceID.description ?? ""))
          #expect(provider.get()["span_id"] == .string(root.context?.spanID.description ?? ""))
          #expect(provider.get()["sampled"] == .stringConvertible(true))
          LocalSpan.with("local") {
            #expect(provider.get()["span_id"] == .string(SpanContext.current?.spanID.description ?? ""))
            #expect(provider.get()["span_id"] != .string(root.context?.spanID.description ?? ""))
          }
          TraceSpan.with("child") { child in
            #expect(provider.get()["span_id"] == .string(child.context?.spanID.description ?? ""))
          }
        }
      }
    }

    @Test func anUnsampledTraceHasItsIds() {
      let context = SpanContext(traceID: .random(), spanID: .random(), isSampled: false)
      TraceSpan.withRoot("root", context: context) { _ in
        #expect(provider.get()["trace_id"] == .string(context.traceID.description))
        #expect(provider.get()["sampled"] == .stringConvertible(false))
      }
    }

    @Test func addsNothingWithoutASpan() { #expect(provider.get().isEmpty) }
  }
#endif
