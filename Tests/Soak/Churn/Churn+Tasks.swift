#if Viewer
  import Fastrace
  import Logging

  extension Churn {
    /// Tasks that are cancelled while they sleep, compute or begin.
    func cancelledTasks() async {
      let task = Task { [self] in
        count()
        await TraceSpan.withRoot("task") { _ in
          await withTaskGroup(of: Void.self) { group in
            for _ in 0..<6 {
              group.addTask {
                self.count(2)
                await TraceSpan.with("child") { _ in
                  try? await Task.sleep(for: .milliseconds(.random(in: 0...40)))
                  LocalSpan.with("awake") { LocalSpan.setProperty("cancelled", Task.isCancelled) }
                }
              }
            }
          }
          logger.info("the task has done its work", metadata: ["cancelled": "\(Task.isCancelled)"])
        }
      }
      try? await Task.sleep(for: .milliseconds(.random(in: 0...20)))
      task.cancel()
      await task.value
    }

    /// Detached tasks that carry a span along whose root has perhaps ended: late spans.
    func detachedTasks() async {
      count()
      let root = TraceSpan.beginRoot("detached")
      let tasks = (0..<4).map { _ -> Task<Void, Never> in
        Task.detached(
          operation: root.carry { [self] in
            count()
            let span = TraceSpan.begin("carried")
            try? await Task.sleep(for: .milliseconds(.random(in: 0...150)))
            span.end()
          })
      }
      try? await Task.sleep(for: .milliseconds(50))
      root.end()
      for task in tasks { await task.value }
    }
  }
#endif
