import Fastrace
import FastraceTesting
import RecorderTesting
import Testing

/// Spans of opentelemetry-swift, one test a group of rows of its guide.
@Suite(.recorder, .enabled(if: TestTrace.isAvailable)) struct OpenTelemetrySpanTests {
  @Test func activeSpan() async throws {
    let tree = try await tree {
      TraceSpan.with("load") { span in LocalSpan.with("inner") {} }
      await TraceSpan.with("load") { span in await TraceSpan.with("inner") { span in await Task.yield() } }
      TraceSpan.with("load", kind: .client) { span in }
    }
    #expect(tree == "test\n  load\n    inner\n  load\n    inner\n  load [client]")
  }

  @Test func startedSpan() async throws {
    let tree = try await tree {
      let span = TraceSpan.begin("load")
      // It is not current: this is a sibling.
      TraceSpan.begin("other").end()
      span.end()
    }
    #expect(tree == "test\n  load\n  other")
  }

  @Test func parents() async throws {
    let tree = try await tree {
      let parent = TraceSpan.begin("parent")
      TraceSpan.begin("load", parent: parent).end()
      parent.end()
    }
    #expect(tree == "test\n  parent\n    load")
    let traces = try await traces {
      let context = SpanContext(traceparent: remote)
      TraceSpan.withRoot("around") { span in
        TraceSpan.beginRoot("load", context: context).end()
        TraceSpan.beginRoot("alone").end()
      }
    }
    #expect(Set(traces.map(\.tree.text)) == ["around", "load", "alone"])
    #expect(traces.contains { remote.contains("\($0.traceID)") && $0.root?.isParentRemote == true })
  }

  @Test func attributes() async throws {
    let tree = try await tree {
      TraceSpan.with("load") { span in
        span.setProperty("user.id", 42)
        span.setProperties(["cache.hit": true, "ratio": 0.5, "tags": ["a", "b"]])
      }
    }
    #expect(tree == "test\n  load {cache.hit=true, ratio=0.5, tags=[\"a\", \"b\"], user.id=42}")
  }

  @Test func nameAndStatus() async throws {
    let tree = try await tree {
      TraceSpan.with("load") { span in
        span.setName("load users")
        span.setStatus(.error("no rows"))
      }
      TraceSpan.with("save") { span in span.setStatus(.ok) }
    }
    #expect(tree == "test\n  load users [error: no rows]\n  save [ok]")
  }

  @Test func events() async throws {
    let tree = try await tree {
      TraceSpan.with("load") { span in
        span.addEvent("begin")
        span.addEvent("retry", properties: ["attempt": 2])
      }
    }
    #expect(tree == "test\n  load (begin, retry {attempt=2})")
  }

  @Test func exceptions() async throws {
    let trace = try await TestTrace.collect { TraceSpan.with("load") { span in span.recordError(Failure.broken) } }
    // An exception alone leaves the status unset there; a recorded error is a failure here.
    let span = try trace.expectSpan(named: "load", status: .error("broken"))
    #expect(span.events.map(\.name) == ["exception"])
    #expect(span[property: "error.type"] == "MigrationTests.Failure")
  }

  @Test func links() async throws {
    let context = try #require(SpanContext(traceparent: remote))
    let trace = try await TestTrace.collect {
      TraceSpan.with("load") { span in
        span.addLink(TraceSpan.Link(context))
        span.addLink(TraceSpan.Link(context, properties: ["why": "batch"]))
      }
    }
    #expect(try trace.expectSpan(named: "load").links.map(\.context) == [context, context])
  }

  @Test func identity() async throws {
    _ = try await tree {
      TraceSpan.with("load") { span in
        #expect(span.isRecording)
        let context = span.context
        #expect(context?.traceID.description.count == 32 && context?.spanID.description.count == 16)
        #expect(context?.isSampled == true)
      }
    }
  }

  @Test func current() async throws {
    let tree = try await tree {
      let span = TraceSpan.begin("load")
      span.makeCurrent {
        #expect(TraceSpan.current.context == span.context)
        LocalSpan.setProperty("rows", 2)
      }
      span.end()
    }
    #expect(tree == "test\n  load {rows=2}")
  }
}
