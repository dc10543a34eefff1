#if Hummingbird && AsyncHTTPClient
  import Fastrace
  import FastraceTesting
  import Testing

  /// The rules of W3C Trace Context, level 2, for `traceparent`, as a service built with both integrations keeps them.
  @Suite(.enabled(if: TestTrace.isAvailable)) struct TraceparentRuleTests {
    private static let id = "0af7651916cd43dd8448eb211c80319c"
    private static let span = "b7ad6b7169203331"

    @Test(arguments: [
      "00-\(id)-\(span)-01", "00-\(id)-\(span)-00",
      // Later versions: what is known of them is read.
      "cc-\(id)-\(span)-01", "cc-\(id)-\(span)-01-what-comes-later",
      // Optional white space
      " 00-\(id)-\(span)-01", "\t00-\(id)-\(span)-01", "00-\(id)-\(span)-01 ", "00-\(id)-\(span)-01\t",
      "\t 00-\(id)-\(span)-01 \t",
    ])
    func continuesTraces(_ traceparent: String) async throws {
      let context = try await W3CHarness.context([("traceparent", traceparent)])
      #expect(context.traceID.description == Self.id)
      #expect(context.spanID.description != Self.span)
      #expect(context.isSampled == !traceparent.hasSuffix("00"))
    }

    @Test(arguments: [
      // What follows the flags
      "00-\(id)-\(span)-01.", "00-\(id)-\(span)-01-what-comes-later", "cc-\(id)-\(span)-01.what-comes-later",
      // The version
      "ff-\(id)-\(span)-01", ".0-\(id)-\(span)-01", "0.-\(id)-\(span)-01", "000-\(id)-\(span)-01",
      "0000-\(id)-\(span)-01",
      "0-\(id)-\(span)-01",
      // The trace id
      "00-00000000000000000000000000000000-\(span)-01", "00-.af7651916cd43dd8448eb211c80319c-\(span)-01",
      "00-0af7651916cd43dd8448eb211c80319.-\(span)-01", "00-\(id)0-\(span)-01",
      "00-0af7651916cd43dd8448eb211c80319-\(span)-01",
      "00-0AF7651916CD43DD8448EB211C80319C-\(span)-01",
      // The parent id
      "00-\(id)-0000000000000000-01", "00-\(id)-.7ad6b7169203331-01", "00-\(id)-b7ad6b716920333.-01",
      "00-\(id)-\(span)0-01",
      "00-\(id)-b7ad6b716920333-01",
      // The flags
      "00-\(id)-\(span)-.0", "00-\(id)-\(span)-0.", "00-\(id)-\(span)-001", "00-\(id)-\(span)-1", "",
    ])
    func beginsAnew(_ traceparent: String) async throws {
      let context = try await W3CHarness.context([("traceparent", traceparent), ("tracestate", "foo=1")])
      #expect(context.traceID.description != Self.id)
      #expect(context.traceState.isEmpty)
    }

    @Test(arguments: ["TraceParent", "TrAcEpArEnT", "TRACEPARENT"]) func readsNamesInAnyCase(_ name: String)
      async throws
    {
      let context = try await W3CHarness.context([(name, "00-\(Self.id)-\(Self.span)-01")])
      #expect(context.traceID.description == Self.id)
    }

    @Test(arguments: ["trace-parent", "trace.parent"]) func readsNoOtherNames(_ name: String) async throws {
      let context = try await W3CHarness.context([(name, "00-\(Self.id)-\(Self.span)-01")])
      #expect(context.traceID.description != Self.id)
    }

    @Test func readsNoneOfTwo() async throws {
      let other = "0af7651916cd43dd8448eb211c80319d"
      let context = try await W3CHarness.context([
        ("traceparent", "00-\(Self.id)-\(Self.span)-01"), ("traceparent", "00-\(other)-\(Self.span)-01"),
      ])
      #expect(context.traceID.description != Self.id && context.traceID.description != other)
    }

    @Test func beginsATraceWithoutOne() async throws { #expect(try await W3CHarness.context([]).isValid) }

    @Test func keepsTheRandomFlag() async throws {
      let context = try await W3CHarness.context([("traceparent", "00-\(Self.id)-\(Self.span)-02")])
      #expect(context.traceID.description == Self.id)
      #expect(context.traceFlags.rawValue == 2)
    }

    @Test(arguments: ["00-\(id)-\(span)-01", "00-00000000000000000000000000000000-\(span)-01", nil])
    func namesEachRequest(_ traceparent: String?) async throws {
      let lines = traceparent.map { [(name: "traceparent", value: $0)] } ?? []
      let headers = try await W3CHarness.outgoing(lines, count: 3)
      let contexts = headers.compactMap { $0.first(name: "traceparent").flatMap { SpanContext(traceparent: $0) } }
      #expect(Set(contexts.map(\.spanID)).count == 3)
      #expect(Set(contexts.map(\.traceID)).count == 1)
      if traceparent?.contains(Self.id) == true { #expect(contexts[0].traceID.description == Self.id) }
    }
  }
#endif
