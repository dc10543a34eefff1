#if Viewer
  import Fastrace

  extension Churn {
    /// More than the bounds allow: of a thread's buffer, of a trace, of all buffers and of the queue of the exporter.
    func burst() async {
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await self.onThread { self.recordMany(traces: 1, spans: 60_000) } }
        group.addTask { await self.onThread { self.recordMany(traces: 600, spans: 50) } }
      }
    }

    private func recordMany(traces: Int, spans: Int) {
      for _ in 0..<traces {
        TraceSpan.withRoot("burst") { _ in
          for _ in 0..<spans { LocalSpan.enter("one of many").end() }
        }
      }
      count(traces * (1 + spans))
    }

    /// Leaves a root open that has work to show already.
    func leaveRootOpen() {
      count(2)
      let root = TraceSpan.beginRoot("open for long")
      root.makeCurrent { LocalSpan.with("done at once") { LocalSpan.setProperty("done", true) } }
      openRoots.keep(root)
    }

    /// More open traces at a time than may be.
    func manyOpenRoots() {
      let roots = (0..<1_500).map { _ in
        count(2)
        let root = TraceSpan.beginRoot("one of many roots")
        root.makeCurrent { LocalSpan.with("inside") {} }
        return root
      }
      for root in roots { root.end() }
    }
  }
#endif
