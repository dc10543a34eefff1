import Fastrace
import Testing

/// Jobs of other tasks that run inside a synchronous scope, and must neither see it nor disturb it.
@Suite(.recorder, .traced) struct ImmediateTaskTests {
  @Test func belongsToTheNearestSpanObjectBeforeAndAfterASuspension() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      let task = root.makeCurrent { outer() }
      await task.value
      root.end()
    }
    #expect(result.tree == "root(async(first second) local(after before))")
  }

  private func outer() -> Task<Void, Never> {
    let span = LocalSpan.enter("local")
    LocalSpan.with("before") {}
    let task = Task.immediate {
      await TraceSpan.with("async") {
        LocalSpan.with("first") {}
        await Task.yield()
        LocalSpan.with("second") {}
      }
    }
    LocalSpan.with("after") {}
    span.end()
    return task
  }

  @Test func isNoChildOfTheLocalSpanThatStartsIt() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      let task = root.makeCurrent {
        LocalSpan.with("local") { Task.immediate { LocalSpan.with("at once") {} } }
      }
      await task.value
      root.end()
    }
    #expect(result.tree == "root(at once local)")
    #expect(result.change.started == 3)
  }

  @Test func nestsSeveralTimes() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      let tasks = root.makeCurrent {
        LocalSpan.with("local") {
          Task.immediate {
            await TraceSpan.with("outer") {
              let inner = LocalSpan.with("in outer") {
                Task.immediate { await TraceSpan.with("inner") { await Task.yield() } }
              }
              LocalSpan.with("below") {}
              await inner.value
            }
          }
        }
      }
      await tasks.value
      root.end()
    }
    #expect(result.change.started == 6 && result.spans.count == 6)
    #expect(result.spans.named("local")?.parentID == result.spans.named("root")?.spanID)
    #expect(result.spans.named("below")?.parentID == result.spans.named("outer")?.spanID)
    #expect(result.spans.named("in outer")?.parentID == result.spans.named("outer")?.spanID)
  }

  @Test func leavesAThreadWithoutAScopeAlone() async {
    let result = await record {
      await onThread {
        let root = TraceSpan.beginRoot("root")
        let task = Task.immediate { await inside(root) }
        LocalSpan.with("outside") {}
        root.end()
        withExtendedLifetime(task) {}
      }
    }
    #expect(result.tree == "root(inside)")
  }

  private func inside(_ root: TraceSpan) async {
    await root.makeCurrent {
      LocalSpan.with("inside") {}
      await Task.yield()
    }
  }
}
