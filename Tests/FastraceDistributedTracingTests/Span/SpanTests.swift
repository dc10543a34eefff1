#if DistributedTracing
  import Fastrace
  import FastraceDistributedTracing
  import FastraceTesting
  import Testing
  import Tracing

  @Suite(.enabled(if: TestTrace.isAvailable)) struct SpanTests {
    private struct Failure: Error, CustomStringConvertible { var description: String { "disk is full" } }

    @Test func attributesKeepTheirTypes() async throws {
      let trace = try await trace {
        withSpan("span") { span in
          span.attributes["text"] = "a"
          span.attributes["int"] = 1
          span.attributes["int32"] = Int32(2)
          span.attributes["double"] = 2.5
          span.attributes["float"] = Float(0.5)
          span.attributes["bool"] = true
          span.attributes["texts"] = ["a", "b"]
          span.attributes["ints"] = [1, 2]
          span.attributes["ints32"] = [Int32(1)]
          span.attributes["doubles"] = [0.5]
          span.attributes["bools"] = [true, false]
          span.attributes.set("other", value: .stringConvertible(Duration.seconds(2)))
          span.attributes.set("others", value: .stringConvertibleArray([Duration.seconds(1)]))
        }
      }
      let properties = Dictionary(uniqueKeysWithValues: try trace.named("span").properties.map { ($0.key, $0.value) })
      #expect(
        properties == [
          "text": "a", "int": 1, "int32": 2, "double": 2.5, "float": 0.5, "bool": true,
          "texts": .strings(["a", "b"]), "ints": .ints([1, 2]), "ints32": .ints([1]), "doubles": .doubles([0.5]),
          "bools": .bools([true, false]), "other": .string(Duration.seconds(2).description),
          "others": .strings([Duration.seconds(1).description]),
        ])
    }

    @Test func attributesAreReplacedRemovedAndRead() async throws {
      let trace = try await trace {
        withSpan("span") { span in
          span.attributes["kept"] = 1
          span.attributes["removed"] = 1
          span.attributes["removed"] = nil
          span.updateAttributes { $0["kept"] = 2 }
          #expect(span.attributes.get("kept") == 2)
          #expect(span.attributes.count == 1)
        }
      }
      #expect(try trace.named("span").properties == [Property("kept", 2)])
    }

    @Test func theNameCanBeChangedUntilTheEnd() async throws {
      let trace = try await trace {
        let span = startSpan("early")
        #expect(span.operationName == "early")
        span.operationName = "late"
        #expect(span.operationName == "late")
        span.end()
        span.operationName = "too late"
      }
      #expect(trace.text == "test(late)")
    }

    @Test(arguments: [
      (SpanKind.server, TraceSpan.Kind.server), (.client, .client), (.producer, .producer),
      (.consumer, .consumer), (.internal, .internal),
    ])
    func kindsAreTheSame(_ kind: SpanKind, _ expected: TraceSpan.Kind) async throws {
      let trace = try await trace { withSpan("span", ofKind: kind) { _ in } }
      #expect(try trace.named("span").kind == expected)
    }

    @Test func linksNameTheirSpan() async throws {
      var context: SpanContext?
      let trace = try await trace {
        let other = startSpan("other")
        context = other.context.fastraceContext
        withSpan("span") { span in
          span.addLink(SpanLink(context: other.context, attributes: ["why": "batch"]))
          span.addLink(SpanLink(context: .topLevel, attributes: [:]))
        }
        other.end()
      }
      let links = try trace.named("span").links
      #expect(links.map(\.context) == [context])
      #expect(links.first?.properties == ["why": "batch"])
    }

    @Test func eventsHaveTheirTimeAndAttributes() async throws {
      let trace = try await trace {
        withSpan("span") { span in
          span.addEvent("now")
          span.addEvent(
            SpanEvent(
              name: "then", at: Moment(nanosecondsSinceEpoch: 1_000_000_007), attributes: ["n": .int64Array([1, 2])]))
        }
      }
      let events = try trace.named("span").events
      #expect(events.map(\.name) == ["then", "now"])
      #expect(events.first?.unixNanoseconds == 1_000_000_007)
      #expect(events.first?.properties == [Property("n", [1, 2])])
    }

    @Test func aThrownErrorIsRecordedAndTheStatus() async throws {
      let trace = try await trace {
        #expect(throws: Failure.self) { try withSpan("span") { _ in throw Failure() } }
      }
      let span = try trace.named("span")
      #expect(span.status == .error("disk is full"))
      #expect(span[property: "error.type"] == .string(String(reflecting: Failure.self)))
      #expect(span.events.map(\.name) == ["exception"])
      #expect(span.events.first?.properties.last == Property("exception.message", "disk is full"))
    }

    @Test func anErrorThatIsRecordedAfterTheStatusExplainsIt() async throws {
      let trace = try await trace {
        withSpan("span") { span in
          span.setStatus(.init(code: .error))
          span.recordError(Failure())
        }
      }
      #expect(try trace.named("span").status == .error("disk is full"))
    }

    @Test func aRecordedErrorIsNotTheStatus() async throws {
      let trace = try await trace {
        withSpan("span") { span in
          span.recordError(
            Failure(), attributes: ["attempt": 1], at: Moment(nanosecondsSinceEpoch: 2_000_000_003))
          span.setStatus(.init(code: .ok))
        }
      }
      let span = try trace.named("span")
      #expect(span.status == .ok)
      #expect(span.events.first?.unixNanoseconds == 2_000_000_003)
      #expect(span.events.first?.properties.last == Property("attempt", 1))
    }

    @Test func aStatusMessageIsKept() async throws {
      let trace = try await trace {
        withSpan("span") { $0.setStatus(.init(code: .error, message: "no rows")) }
        withSpan("bare") { $0.setStatus(.init(code: .error)) }
      }
      #expect(try trace.named("span").status == .error("no rows"))
      #expect(try trace.named("bare").status == .error)
    }

    @Test func beingCancelledIsNoError() async throws {
      let trace = try await trace {
        #expect(throws: CancellationError.self) { try withSpan("span") { _ in throw CancellationError() } }
      }
      let span = try trace.named("span")
      #expect(span.status == .unset)
      #expect(span.events.isEmpty)
    }

    @Test func aSpanEndsOnce() async throws {
      let trace = try await trace {
        let span = startSpan("span")
        #expect(span.isRecording)
        span.end(at: Moment(nanosecondsSinceEpoch: UInt64.max / 2))
        #expect(!span.isRecording)
        span.end()
        span.attributes["late"] = 1
        span.setStatus(.init(code: .error))
      }
      let span = try trace.named("span")
      #expect(span.endUnixNanoseconds == UInt64.max / 2)
      #expect(span.properties.isEmpty)
      #expect(span.status == .unset)
    }

    @Test func whatWasKeptIsCountedWhenSomebodyElseHasEndedTheSpan() async throws {
      let trace = try await trace {
        let span = startSpan("span")
        span.attributes["a"] = 1
        span.setStatus(.init(code: .ok))
        (span as? TracedSpan)?.span.end()
        await Fastrace.flush()
        let before = Fastrace.statistics().droppedDetails
        span.end()
        span.end()
        await Fastrace.flush()
        // Other tests lose details as well.
        #expect(Fastrace.statistics().droppedDetails >= before + 2)
      }
      #expect(try trace.named("span").properties.isEmpty)
    }

    @Test func aSpanThatNobodyEndsEndsWithItsLastReference() async throws {
      let trace = try await trace {
        let span = startSpan("span")
        span.attributes["a"] = 1
      }
      #expect(try trace.named("span")[property: "a"] == 1)
    }

    @Test func theActiveSpanOfAContextIsFound() async throws {
      let tracer = FastraceTracer()
      let trace = try await trace(tracer) {
        tracer.withSpan("span") { span in
          let active = InstrumentationContext.current.flatMap { tracer.activeSpan(identifiedBy: $0) }
          #expect(active === span)
          active?.attributes["found"] = true
        }
        TraceSpan.with("other") {
          let active = InstrumentationContext.current.flatMap { tracer.activeSpan(identifiedBy: $0) }
          active?.attributes["found"] = true
          active?.operationName = "renamed"
        }
        let ended = tracer.startSpan("ended")
        ended.end()
        #expect(tracer.activeSpan(identifiedBy: ended.context) == nil)
        #expect(tracer.activeSpan(identifiedBy: .topLevel) == nil)
      }
      #expect(try trace.named("span")[property: "found"] == true)
      #expect(try trace.named("renamed")[property: "found"] == true)
    }

    @Test func aForcedFlushReportsWhatHasEnded() async throws {
      let trace = try await trace {
        withSpan("span") { _ in }
        FastraceTracer().forceFlush()
      }
      #expect(trace.text == "test(span)")
    }
  }
#endif
