import Fastrace
import FastraceRunRecording
import FastraceTesting
import RecorderTesting
import Testing

/// Spans of Rust's fastrace, one test a group of rows of its guide.
@Suite(.recorder, .enabled(if: TestTrace.isAvailable)) struct RustSpanTests {
  @Test func reporter() async {
    let reporter = InMemoryReporter()
    var configuration = Fastrace.Configuration()
    configuration.exportDelay = .milliseconds(100)
    Fastrace.setReporter(reporter, configuration: configuration)
    let root = TraceSpan.beginRoot("root")
    root.end()
    await Fastrace.flush()
    Fastrace.setReporters([])
    #expect(reporter.traces.map(\.tree.text) == ["root"])
  }

  @Test func blockingFlush() {
    let reporter = InMemoryReporter()
    Fastrace.setReporter(reporter)
    do {
      // Dropped at the end of its scope: that ends it.
      let root = TraceSpan.beginRoot("root", context: .random())
      root.setProperty("key", "value")
    }
    Fastrace.flushBlocking()
    Fastrace.setReporters([])
    #expect(reporter.traces.map(\.tree.text) == ["root {key=value}"])
  }

  @Test func parents() async throws {
    let tree = try await tree {
      let parent = TraceSpan.current
      let child = TraceSpan.begin("child", parent: parent)
      TraceSpan.begin("grandchild", parent: child).end()
      child.end()
      TraceSpan.begin("local parent").end()
    }
    #expect(tree == "test\n  child\n    grandchild\n  local parent")
  }

  @Test func severalParents() async throws {
    let traces = try await traces {
      let a = TraceSpan.beginRoot("a")
      let b = TraceSpan.beginRoot("b")
      TraceSpan.begin("batch", parents: [a, b]).run { span in LocalSpan.with("write") {} }
      a.end()
      b.end()
    }
    #expect(Set(traces.map(\.tree.text)) == ["a\n  batch\n    write", "b\n  batch\n    write"])
  }

  @Test func localParent() async throws {
    let tree = try await tree {
      let span = TraceSpan.begin("span")
      span.makeCurrent { LocalSpan.with("local") {} }
      await span.makeCurrent { await TraceSpan.with("asynchronous") { span in await Task.yield() } }
      span.end()
    }
    #expect(tree == "test\n  span\n    asynchronous\n    local")
  }

  @Test func futures() async throws {
    let tree = try await tree {
      await TraceSpan.begin("future").run { span in await Task.yield() }
      await Task.detached(operation: TraceSpan.begin("detached").carry { await Task.yield() }).value
      await TraceSpan.with("polled") { span in await span.recordingRuns { await Task.yield() } }
    }
    let lines = tree.split(separator: "\n")
    #expect(lines.prefix(4) == ["test", "  detached", "  future", "  polled"])
    #expect(lines.count > 4 && lines.dropFirst(4).allSatisfy { $0 == "    run" })
  }

  @Test func streams() async throws {
    let tree = try await tree {
      let numbers = AsyncStream { continuation in
        for number in 1...2 { continuation.yield(number) }
        continuation.finish()
      }
      var sum = 0
      for await number in numbers.inSpan(TraceSpan.begin("stream"), element: "next") { sum += number }
      #expect(sum == 3)
    }
    #expect(tree == "test\n  stream\n    next\n    next\n    next")
  }

  @Test func details() async throws {
    let tree = try await tree {
      let span = TraceSpan.begin("span")
      span.setProperty("key", "value")
      span.setProperties(["count": 2, "ratio": 0.5])
      span.addEvent(TraceSpan.Event("event", properties: ["key": "value"]))
      span.end()
    }
    #expect(tree == "test\n  span {count=2, key=value, ratio=0.5} (event {key=value})")
  }

  @Test func noopElapsedCancel() async throws {
    let traces = try await traces {
      #expect(TraceSpan.noop.context == nil && TraceSpan.noop.elapsed == nil)
      let span = TraceSpan.beginRoot("cancelled")
      #expect(span.elapsed != nil)
      span.cancel()
      span.end()
    }
    #expect(traces.isEmpty)
  }

  @Test func contexts() async throws {
    let context = try #require(SpanContext(traceparent: remote))
    #expect(context.traceparent == remote)
    var unsampled = context
    unsampled.isSampled = false
    #expect(unsampled.traceparent.hasSuffix("-00"))
    #expect(TraceID.random().isValid && SpanID.random().isValid && SpanContext.random() != .random())
    _ = try await tree {
      let span = TraceSpan.begin("span")
      #expect(span.context != nil && SpanContext.current != nil)
      span.end()
    }
  }
}
