#if Enable
  import Testing

  @testable import Fastrace

  @Suite(.recorder, .traced) struct MisnestedTests {
    private var remembers: Bool { ThreadState.current.shelf != nil }

    /// Ends a span inside a collector that began after it: no span goes back to it.
    private func misnest() {
      let local = LocalSpan.enter("local")
      let collector = LocalCollector.start()
      local.end()
      _ = collector.collect()
    }

    @Test func isForgottenWithTheOutermostScope() async {
      _ = await record {
        TraceSpan.withRoot("root") { misnest() }
        #expect(!remembers)
      }
    }

    @Test func isForgottenWithTheScopeOfATask() async {
      _ = await record {
        await TraceSpan.withRoot("root") {
          await Task.yield()
          inTask()
        }
      }
    }

    private func inTask() {
      LocalSpan.with("outer") { misnest() }
      #expect(!remembers)
    }

    @Test func bringsBackNoScopeThatHasEndedMeanwhile() async {
      let result = await record {
        await TraceSpan.withRoot("root") { root in
          await Task.yield()
          root.attach(collectBeyondASpan())
          await withoutSpan { LocalSpan.with("elsewhere") {} }
        }
      }
      #expect(result.tree == "root(collected local)")
    }

    /// The local span opens the scope for the task's span on this thread, and ends before the collector that began in it.
    private func collectBeyondASpan() -> LocalSpans {
      let local = LocalSpan.enter("local")
      let collector = LocalCollector.start()
      local.end()
      LocalSpan.with("collected") {}
      let spans = collector.collect()
      #expect(ThreadState.current.trace == TraceHandle.none)
      return spans
    }

    private func withoutSpan(_ body: @escaping @Sendable () -> Void) async { await Task.detached { body() }.value }
  }
#endif
