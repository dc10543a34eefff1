import Fastrace
import FastraceTesting
import RecorderTesting
import Testing

/// The calls of the guide for swift-distributed-tracing, one test a row: what is written with this library, and that the
/// call as it was records the same.
@Suite(.recorder, .enabled(if: TestTrace.isAvailable)) struct DistributedTracingCallTests {
  @Test func body() async throws {
    let after = try await tree { await TraceSpan.with("load") { span in await Task.yield() } }
    #expect(after == "test\n  load")
    #if DistributedTracing
      #expect(try await Before.tree { await Before.body() } == after)
    #endif
  }

  @Test func kind() async throws {
    let after = try await tree { TraceSpan.with("load", kind: .client) { span in } }
    #expect(after == "test\n  load [client]")
    #if DistributedTracing
      #expect(try await Before.tree { Before.kind() } == after)
    #endif
  }

  @Test func failure() async throws {
    let after = try await tree {
      #expect(throws: Failure.self) { try TraceSpan.with("load") { span in throw Failure.broken } }
    }
    let exception = "(exception {exception.message=broken, exception.type=MigrationTests.Failure})"
    #expect(after == "test\n  load [error: broken] {error.type=MigrationTests.Failure} \(exception)")
    #if DistributedTracing
      #expect(try await Before.tree { #expect(throws: Failure.self) { try Before.failure() } } == after)
    #endif
  }

  @Test func loose() async throws {
    let after = try await tree {
      let span = TraceSpan.beginChildOrRoot("load")
      span.end()
    }
    #expect(after == "test\n  load")
    #if DistributedTracing
      #expect(try await Before.tree { Before.loose() } == after)
    #endif
  }

  @Test func withoutParent() async throws {
    let traces = try await traces {
      await TraceSpan.withRoot("load", kind: .server) { span in await Task.yield() }
      TraceSpan.beginChildOrRoot("load").run { span in }
      // What has no parent and is no root is no part of any trace.
      TraceSpan.with("load") { span in }
    }
    #expect(traces.map(\.tree.text) == ["load [server]", "load"])
  }

  @Test func givenParent() async throws {
    let after = try await tree {
      let parent = TraceSpan.begin("parent")
      TraceSpan.begin("load", parent: parent).run { span in }
      parent.end()
    }
    #expect(after == "test\n  parent\n    load")
    #if DistributedTracing
      #expect(try await Before.tree { Before.givenParent() } == after)
    #endif
  }

  @Test func attributes() async throws {
    let after = try await tree {
      TraceSpan.with("load") { span in
        span.setProperty("user.id", 42)
        span.setProperties(["cache.hit": true, "tags": ["a", "b"]])
      }
    }
    #expect(after == "test\n  load {cache.hit=true, tags=[\"a\", \"b\"], user.id=42}")
    #if DistributedTracing
      #expect(try await Before.tree { Before.attributes() } == after)
    #endif
  }

  @Test func event() async throws {
    let after = try await tree { TraceSpan.with("load") { span in span.addEvent("retry", properties: ["attempt": 2]) } }
    #expect(after == "test\n  load (retry {attempt=2})")
    #if DistributedTracing
      #expect(try await Before.tree { Before.event() } == after)
    #endif
  }

  @Test func status() async throws {
    let after = try await tree { TraceSpan.with("load") { span in span.setStatus(.error("no rows")) } }
    #expect(after == "test\n  load [error: no rows]")
    #if DistributedTracing
      #expect(try await Before.tree { Before.status() } == after)
    #endif
  }

  @Test func recordedError() async throws {
    let after = try await tree { TraceSpan.with("load") { span in span.recordError(Failure.broken) } }
    #expect(after.contains("load [error: broken]") && after.contains("exception.message=broken"))
    #if DistributedTracing
      #expect(try await Before.tree { Before.recordedError() } == after)
    #endif
  }

  @Test func link() async throws {
    let after = try await tree {
      let other = TraceSpan.begin("other")
      TraceSpan.with("load") { span in if let context = other.context { span.addLink(TraceSpan.Link(context)) } }
      other.end()
    }
    #expect(after == "test\n  load [link: other]\n  other")
    #if DistributedTracing
      #expect(try await Before.tree { Before.link() } == after)
    #endif
  }

  @Test func name() async throws {
    let after = try await tree { TraceSpan.with("load") { span in span.setName("load users") } }
    #expect(after == "test\n  load users")
    #if DistributedTracing
      #expect(try await Before.tree { Before.name() } == after)
    #endif
  }

  @Test func currentContext() async throws {
    let after = try await tree {
      #expect(TraceSpan.current.isRecording && SpanContext.current == TraceSpan.current.context)
      let span = TraceSpan.begin("load")
      await span.makeCurrent { await TraceSpan.with("inner") { span in await Task.yield() } }
      span.end()
    }
    #expect(after == "test\n  load\n    inner")
    #if DistributedTracing
      #expect(try await Before.tree { await Before.currentContext() } == after)
    #endif
  }

  @Test func detachedTask() async throws {
    let after = try await tree {
      await TraceSpan.with("load") { span in
        await Task.detached(
          operation: TraceSpan.current.carry { await TraceSpan.with("inner") { span in await Task.yield() } }
        )
        .value
      }
    }
    #expect(after == "test\n  load\n    inner")
    #if DistributedTracing
      #expect(try await Before.tree { await Before.detachedTask() } == after)
    #endif
  }
}
