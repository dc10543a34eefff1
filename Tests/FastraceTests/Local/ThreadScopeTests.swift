import Fastrace
import RecorderTesting
import Testing

/// A synchronous scope counts only for the task and the binding that it was opened under.
///
/// A coroutine accessor can keep a local span open over a suspension without a diagnostic, and executors can run a task's job
/// inside a scope of another task.
@Suite(.recorder, .traced) struct ThreadScopeTests {
  private func hop(_ value: inout Int) async {
    value += 1
    await changeThread()
  }

  @Test func aSpanThatEndsOnAnotherThreadAdoptsNoStrangers() async {
    let executor = AlternatingExecutor()
    let result = await record {
      await withTaskExecutorPreference(executor) {
        await TraceSpan.withRoot("root") {
          var box = TracedBox()
          await hop(&box.value)
        }
      }
      for _ in 0..<25 {
        await executor.onEachThread {
          LocalSpan.with("stranger") {}
          #expect(TraceSpan.current.context == nil && SpanContext.current == nil)
        }
      }
      await withTaskExecutorPreference(executor) {
        await withTaskGroup { group in
          for _ in 0..<25 { group.addTask { TraceSpan.withRoot("other") { LocalSpan.with("local") {} } } }
        }
      }
    }
    #expect(result.spans.filter { $0.name == "stranger" }.isEmpty)
    #expect(result.spans.count == 2 + 50 && result.change.started == 52)
    #expect(result.spans.named("modify")?.parentID == result.spans.named("root")?.spanID)
    for local in result.spans where local.name == "local" {
      let parent = result.spans.first { $0.spanID == local.parentID }
      #expect(parent?.name == "other" && parent?.traceID == local.traceID)
    }
  }

  @Test func theSameTaskGoesOnWithoutTheEndedSpan() async {
    let result = await record {
      await withTaskExecutorPreference(AlternatingExecutor()) {
        await TraceSpan.withRoot("root") {
          var box = TracedBox()
          await hop(&box.value)
          for _ in 0..<3 {
            LocalSpan.with("after") {}
            await changeThread()
          }
        }
      }
    }
    #expect(result.tree == "root(after after after modify)")
  }

  @Test func anotherBindingOutweighsAnOpenSpan() async {
    let result = await record {
      await withTaskExecutorPreference(AlternatingExecutor()) {
        await TraceSpan.withRoot("root") {
          var box = TracedBox()
          await rebind(&box.value)
          LocalSpan.with("after") {}
        }
      }
    }
    #expect(traces(result) == ["other(inside)", "root(after modify)"])
  }

  private func rebind(_ value: inout Int) async {
    value += 1
    await changeThread()
    await TraceSpan.withRoot("other") {
      // Back on the thread where the accessor's span is open.
      await changeThread()
      LocalSpan.with("inside") {}
    }
    await changeThread()
  }

  private func traces(_ result: Recording) -> [String] {
    Dictionary(grouping: result.spans, by: \.traceID).values.map { $0.tree }.sorted()
  }

  @Test func aCollectorThatEndsOnAnotherThreadLeavesNothingBehind() async {
    let executor = AlternatingExecutor()
    let result = await record {
      await withTaskExecutorPreference(executor) {
        await TraceSpan.withRoot("root") {
          var box = TracedBox()
          await hop(&box.collected)
          for _ in 0..<3 {
            LocalSpan.with("after") {}
            await changeThread()
          }
        }
        await executor.onEachThread { LocalSpan.with("stranger") {} }
        TraceSpan.withRoot("second") { LocalSpan.with("local") {} }
      }
    }
    #expect(result.spans.count == 6 && result.spans.named("stranger") == nil)
    #expect(result.spans.named("local")?.parentID == result.spans.named("second")?.spanID)
  }

  @Test func aJobOfAnotherTaskInsideAScopeBelongsToItsOwnTrace() async {
    let executor = InlineExecutor()
    let result = await record {
      let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
      let other = Task(executorPreference: executor) {
        await TraceSpan.withRoot("B") {
          LocalSpan.with("before") {}
          for await _ in stream { break }
          LocalSpan.with("after") {}
          TraceSpan.with("child") {
            #expect(SpanContext.current == TraceSpan.current.context)
          }
        }
      }
      await Task.yield()
      TraceSpan.withRoot("A") { span in
        LocalSpan.with("local in A") {
          continuation.yield()
          #expect(TraceSpan.current.context == span.context)
          LocalSpan.with("nested in A") {}
        }
      }
      await other.value
    }
    #expect(result.spans.count == 7)
    #expect(traces(result) == ["A(local in A(nested in A))", "B(after before child)"])
  }
}
