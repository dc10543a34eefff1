import Fastrace
import Testing

@Suite(.recorder, .traced) struct StructuredTaskTests {
  @Test func followsTheChildrenOfATaskGroup() async {
    let result = await record {
      await TraceSpan.withRoot("root") {
        await withTaskGroup(of: Void.self) { group in
          for index in 0..<8 {
            group.addTask {
              await TraceSpan.with("child \(index)") {
                await Task.yield()
                LocalSpan.with("local") {}
              }
            }
          }
        }
      }
    }
    #expect(result.tree == "root(\((0..<8).map { "child \($0)(local)" }.joined(separator: " ")))")
  }

  @Test func followsAsyncLet() async {
    let result = await record {
      await TraceSpan.withRoot("root") {
        async let first: Void = TraceSpan.with("first") { await Task.yield() }
        async let second: Void = LocalSpan.with("second") {}
        _ = await (first, second)
      }
    }
    #expect(result.tree == "root(first second)")
  }

  @Test func followsTasksThatInherit() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      let task = root.makeCurrent { Task { TraceSpan.with("in task") { LocalSpan.with("local") {} } } }
      await task.value
      root.end()
    }
    #expect(result.tree == "root(in task(local))")
  }

  @Test func givesATaskTheNearestSpanObject() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      let task = root.makeCurrent {
        LocalSpan.with("local") { Task { LocalSpan.with("in task") {} } }
      }
      await task.value
      root.end()
    }
    #expect(result.tree == "root(in task local)")
  }

  @Test func doesNotFollowDetachedTasks() async {
    let result = await record {
      await TraceSpan.withRoot("root") {
        await Task.detached { LocalSpan.with("lost") {} }.value
      }
    }
    #expect(result.tree == "root")
  }

  @Test func carriesItsParentAlong() async {
    let result = await record {
      await TraceSpan.withRoot("root") {
        let root = TraceSpan.current
        await Task.detached(operation: root.carry { await asynchronous() }).value
        let work = root.carry { @Sendable () -> Void in LocalSpan.with("on a thread") {} }
        await onThread(work)
      }
    }
    #expect(result.tree == "root(detached(local) on a thread)")
  }

  private func asynchronous() async {
    await TraceSpan.with("detached") {
      await Task.yield()
      LocalSpan.with("local") {}
    }
  }

  @Test func followsActors() async {
    let result = await record {
      let counter = Tally()
      await TraceSpan.withRoot("root") { for _ in 0..<3 { await counter.add() } }
      #expect(await counter.value == 3)
    }
    #expect(result.tree == "root(add(inner) add(inner) add(inner))")
  }

  @Test func staysOnTheActorOfTheCaller() async {
    _ = await record { await Tally().checkIsolation() }
  }

  @Test func comesBackAfterASuspension() async {
    let result = await record {
      await TraceSpan.withRoot("root") {
        LocalSpan.with("before") {}
        await TraceSpan.with("inner") {
          for _ in 0..<20 { await Task.yield() }
          LocalSpan.with("during") {}
        }
        await Task.yield()
        LocalSpan.with("after") {}
      }
    }
    #expect(result.tree == "root(after before inner(during))")
  }

  @Test func keepsManyTasksApart() async {
    let result = await record {
      await withTaskGroup(of: Void.self) { group in
        for index in 0..<200 {
          group.addTask {
            await TraceSpan.withRoot("root \(index)") {
              for step in 0..<5 {
                await TraceSpan.with("\(index).\(step)") {
                  await Task.yield()
                  LocalSpan.with("\(index).\(step).local") {}
                }
              }
            }
          }
        }
      }
    }
    let expected = (0..<200).map { index in
      "root \(index)(\((0..<5).map { "\(index).\($0)(\(index).\($0).local)" }.joined(separator: " ")))"
    }
    #expect(result.tree == expected.sorted().joined(separator: " | "))
    #expect(result.change.late == 0)
  }

  @Test func endsTheSpanOfACancelledTask() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      let task = root.makeCurrent {
        Task { try await TraceSpan.with("cancelled") { try await Task.sleep(for: .seconds(3600)) } }
      }
      task.cancel()
      _ = await task.result
      root.end()
    }
    #expect(result.tree == "root(cancelled)")
    #expect(result.spans.named("cancelled")?.status == .unset)
  }

  private actor Tally {
    private(set) var value = 0

    func add() async {
      await TraceSpan.with("add") {
        await Task.yield()
        LocalSpan.with("inner") { value += 1 }
      }
    }

    func checkIsolation() async {
      await TraceSpan.withRoot("root") {
        value += 1
        TraceSpan.with("child") { value += 1 }
        await Task.yield()
      }
      #expect(value == 2)
    }
  }
}
