#if Enable
  import Testing

  @testable import Fastrace

  @Suite(.recorder, .traced) struct MisnestedTests {
    private var remembers: Bool { ThreadState.current.hasMisnested }

    /// Ends a span inside a collector that began after it: no span goes back to it.
    private func misnest() {
      let local = LocalSpan.enter("local")
      let collector = LocalCollector.start()
      local.end()
      _ = collector.collect()
      #expect(remembers)
    }

    @Test func isForgottenWithTheOutermostScope() async {
      _ = await record {
        Span.withRoot("root") { misnest() }
        #expect(!remembers)
      }
    }

    @Test func isForgottenWithTheScopeOfATask() async {
      _ = await record {
        await Span.withRoot("root") {
          await Task.yield()
          inTask()
        }
      }
    }

    private func inTask() {
      LocalSpan.with("outer") { misnest() }
      #expect(!remembers)
    }
  }
#endif
