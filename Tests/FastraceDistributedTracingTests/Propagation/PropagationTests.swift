#if DistributedTracing
  import Fastrace
  import FastraceDistributedTracing
  import FastracePropagators
  import FastraceTesting
  import Testing
  import Tracing

  @Suite(.enabled(if: TestTrace.isAvailable)) struct PropagationTests {
    private let tracer = FastraceTracer()

    private func extracted(_ headers: [String: String]) -> InstrumentationContext {
      var context = InstrumentationContext.current ?? .topLevel
      tracer.extract(headers, into: &context, using: Headers())
      return context
    }

    private func injected(_ context: InstrumentationContext) -> [String: String] {
      var headers: [String: String] = [:]
      tracer.inject(context, into: &headers, using: Headers())
      return headers
    }

    @Test func aRequestContinuesTheTraceOfItsSender() async throws {
      let trace = try await trace {
        let sent = withSpan("client", ofKind: .client) { injected($0.context) }
        // The server is another task without a context of its own.
        await Task.detached { [tracer] in
          var context = InstrumentationContext.topLevel
          tracer.extract(sent, into: &context, using: Headers())
          await withTracer(tracer) {
            await withSpan("server", context: context, ofKind: .server) { _ in
              await Task.yield()
              probe()
            }
          }
        }.value
      }
      #expect(trace.text == "test(client(\(node("server", probed))))")
      #expect(try trace.named("server").isParentRemote)
      #expect(try trace.named("server").isLocalRoot)
    }

    @Test func whatIsInjectedNamesTheInnermostSpan() async throws {
      _ = try await trace {
        withSpan("outer") { outer in
          #expect(injected(outer.context)["traceparent"] == outer.context.fastraceContext?.traceparent)
          LocalSpan.with("local") {
            let current = InstrumentationContext.current ?? .topLevel
            #expect(injected(current)["traceparent"] == SpanContext.current?.traceparent)
            #expect(injected(outer.context)["traceparent"] == outer.context.fastraceContext?.traceparent)
          }
        }
      }
    }

    @Test func anUnsampledContextTravelsOn() async throws {
      let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"
      await withTracer(tracer) {
        var context = InstrumentationContext.topLevel
        tracer.extract(["traceparent": parent, "tracestate": "a=b"], into: &context, using: Headers())
        await withSpan("server", context: context) { span in
          #expect(!span.isRecording)
          span.attributes["not"] = "recorded"
          await Task.yield()
          LocalSpan.with("local") {
            TraceSpan.with("span") {
              let headers = injected(InstrumentationContext.current ?? .topLevel)
              #expect(headers["traceparent"]?.hasPrefix("00-0af7651916cd43dd8448eb211c80319c-") == true)
              #expect(headers["traceparent"]?.hasSuffix("-00") == true)
              #expect(headers["tracestate"] == "a=b")
            }
          }
        }
      }
    }

    @Test func anExtractedContextThatIsBoundIsAParentForSpansOfBothAPIs() async throws {
      let trace = try await trace {
        let headers = injected(InstrumentationContext.current ?? .topLevel)
        await Task.detached { [self] in
          await InstrumentationContext.withValue(extracted(headers)) {
            #expect(SpanContext.current?.traceparent == headers["traceparent"])
            #expect(SpanContext.current?.isRemote == true)
            await TraceSpan.with("span") {
              await Task.yield()
              LocalSpan.with("local") {}
            }
            withTracer(tracer) { withSpan("withSpan") { _ in } }
          }
        }.value
      }
      #expect(trace.text == "test(span(local) withSpan)")
      #expect(try trace.named("span").isLocalRoot)
    }

    @Test func headersWithoutAContextKeepTheSpanThatIsThere() async throws {
      let trace = try await trace {
        withSpan("outer") { _ in
          LocalSpan.with("local") { withSpan("inner", context: extracted(["traceparent": "nonsense"])) { _ in } }
        }
      }
      #expect(trace.text == "test(outer(local(inner)))")
    }

    @Test func baggageTravelsThrough() async throws {
      _ = try await trace {
        let context = extracted(["baggage": "user=42,tier=gold"])
        #expect(context.fastraceBaggage["user"] == "42")
        try withSpan("span", context: context) { span in
          var more = Baggage()
          try more.set("eu", forKey: "region")
          try more.set("silver", forKey: "tier")
          Baggage.$current.withValue(more) {
            #expect(injected(span.context)["baggage"] == "region=eu,tier=silver,user=42")
            #expect(Baggage.outgoing.headerValue == "region=eu,tier=silver,user=42")
          }
        }
      }
    }

    @Test func theTracersPropagatorIsUsed() async throws {
      let tracer = FastraceTracer(propagator: B3Propagator(style: .single))
      _ = try await trace(tracer) {
        withSpan("span") { span in
          var headers: [String: String] = [:]
          InstrumentationSystem.instrument.inject(span.context, into: &headers, using: Headers())
          #expect(headers.keys.sorted() == ["b3"])
          var context = InstrumentationContext.topLevel
          InstrumentationSystem.instrument.extract(headers, into: &context, using: Headers())
          #expect(context.fastraceContext?.spanID == span.context.fastraceContext?.spanID)
        }
      }
    }

    /// B3's `0` is a decision without ids.
    @Test func aDecisionWithoutIDsTravelsOn() async throws {
      let tracer = FastraceTracer(propagator: B3Propagator(style: .single))
      _ = try await trace(tracer) {
        var context = InstrumentationContext.topLevel
        tracer.extract(["b3": "0"], into: &context, using: Headers())
        withSpan("server", context: context) { span in
          #expect(!span.isRecording)
          var headers: [String: String] = [:]
          tracer.inject(span.context, into: &headers, using: Headers())
          #expect(headers["b3"]?.hasSuffix("-0") == true)
        }
      }
    }

    @Test func nothingIsInjectedWithoutASpan() { #expect(injected(.topLevel).isEmpty) }
  }
#endif
