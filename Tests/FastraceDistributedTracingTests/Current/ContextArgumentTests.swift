#if DistributedTracing
  import Fastrace
  import FastraceDistributedTracing
  import FastraceTesting
  import Testing
  import Tracing

  @Suite(.enabled(if: TestTrace.isAvailable)) struct ContextArgumentTests {
    @Test func aSpansContextWinsOverWhatIsInnermost() async throws {
      let trace = try await trace {
        withSpan("outer") { outer in
          TraceSpan.with("span") { withSpan("a", context: outer.context) { _ in LocalSpan.with("in a") {} } }
          LocalSpan.with("local") { withSpan("b", context: outer.context) { _ in LocalSpan.with("in b") {} } }
          withSpan("inner") { _ in startSpan("c", context: outer.context).end() }
        }
      }
      #expect(trace.text == "test(outer(a(in a) b(in b) c inner local span))")
    }

    @Test func theCurrentContextMeansWhatIsInnermost() async throws {
      let trace = try await trace {
        withSpan("outer") { _ in
          LocalSpan.with("local") { startSpan("a", context: .current ?? .topLevel).end() }
          TraceSpan.with("span") { startSpan("b", context: .current ?? .topLevel).end() }
        }
      }
      #expect(trace.text == "test(outer(local(a) span(b)))")
    }

    @Test func theCurrentContextWithMoreInItIsStillTheCurrentOne() async throws {
      let trace = try await trace {
        withSpan("outer") { _ in
          LocalSpan.with("local") {
            var context = InstrumentationContext.current ?? .topLevel
            context[RequestID.self] = 1
            startSpan("argument", context: context).end()
            InstrumentationContext.withValue(context) {
              #expect(InstrumentationContext.current?[RequestID.self] == 1)
              nest([.withSpan])
            }
          }
        }
      }
      #expect(trace.text == "test(outer(\(node("local", nested([.withSpan]) + ["argument"]))))")
    }

    @Test func spansKeepTheOtherValuesOfTheContext() async throws {
      _ = try await trace {
        var context = InstrumentationContext.current ?? .topLevel
        context[RequestID.self] = 7
        InstrumentationContext.withValue(context) {
          TraceSpan.with("span") {
            #expect(InstrumentationContext.current?[RequestID.self] == 7)
            withSpan("withSpan") { #expect($0.context[RequestID.self] == 7) }
          }
        }
      }
    }

    @Test func aContextThatWasCapturedInASpanCarriesIt() async throws {
      let trace = try await trace {
        await TraceSpan.with("span") {
          let context = InstrumentationContext.current ?? .topLevel
          await onThread { withTracer(FastraceTracer()) { startSpan("elsewhere", context: context).end() } }
        }
      }
      #expect(trace.text == "test(span(elsewhere))")
    }

    @Test func aContextThatIsBoundAgainIsInnermost() async throws {
      let trace = try await trace {
        let outer = startSpan("outer")
        let stored = outer.context
        TraceSpan.with("span") {
          LocalSpan.with("local") {
            InstrumentationContext.withValue(stored) { nest([.localSpan]) }
            LocalSpan.with("after") {}
            withSpan("inner") { _ in InstrumentationContext.withValue(stored) { LocalSpan.with("again") {} } }
          }
        }
        outer.end()
      }
      let outer = node("outer", nested([.localSpan]) + ["again"])
      #expect(trace.text == "test(\(outer) span(local(after inner)))")
    }

    @Test func theTopLevelIsTheRootOfAnotherTrace() async throws {
      let trace = try await trace {
        let here = try #require(InstrumentationContext.current?.fastraceContext?.traceID)
        TraceSpan.with("span") {
          let span = startSpan("elsewhere", context: .topLevel)
          #expect(span.isRecording)
          #expect(span.context.fastraceContext?.traceID != here)
          span.end()
          InstrumentationContext.withValue(.topLevel) {
            #expect(SpanContext.current == nil)
            LocalSpan.with("lost") {}
            withSpan("elsewhere") { #expect($0.context.fastraceContext?.traceID != here) }
          }
          LocalSpan.with("local") {}
        }
      }
      #expect(trace.text == "test(span(local))")
    }

    @Test func currentIsTheSameForBoth() async throws {
      _ = try await trace {
        withSpan("outer") { outer in
          #expect(outer.context.fastraceContext == SpanContext.current)
          TraceSpan.current.setProperty("by", "both")
          TraceSpan.with("span") { span in
            #expect(InstrumentationContext.current?.fastraceContext == span.context)
          }
        }
      }
    }
  }
#endif
