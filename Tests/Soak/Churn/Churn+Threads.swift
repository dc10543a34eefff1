#if Viewer
  import Fastrace
  import Foundation
  import Logging

  extension Churn {
    /// Runs `body` on a thread that ends with it.
    func onThread(_ body: @escaping @Sendable () -> Void) async {
      await withCheckedContinuation { continuation in
        let thread = Thread {
          body()
          continuation.resume()
        }
        thread.start()
      }
    }

    /// Threads that begin, record and end.
    func shortThreads() async {
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<2 { group.addTask { await self.onThread { self.recordSteps(10) } } }
      }
    }

    /// A root with local spans that carry whatever a span can carry.
    private func recordSteps(_ steps: Int) {
      count(1 + steps)
      TraceSpan.withRoot("thread") { root in
        root.setProperty("text", String(repeating: "x", count: .random(in: 0...600)))
        for step in 0..<steps {
          let span = LocalSpan.enter("step \(step)")
          span.setProperty("index", step)
          if step % 3 == 0 { span.addEvent("reached", properties: ["step": step, "text": "value \(step)"]) }
          if step % 5 == 0 { span.recordError(ChurnError()) }
        }
        logger.info("the thread has done its work", metadata: ["steps": "\(steps)"])
      }
    }

    /// A span that begins on one thread, is added to on another one and ends on a third.
    func handedOver() async {
      count(2)
      let root = TraceSpan.beginRoot("handed over")
      await onThread { root.makeCurrent { LocalSpan.with("elsewhere") { LocalSpan.addEvent("arrived") } } }
      await onThread {
        root.setProperty("place", "another thread")
        root.end()
      }
    }

    /// Spans that are collected before their parents are known, and then belong to two of them; and a trace that nobody
    /// wants in the end.
    func sharedWork() async {
      await onThread { [self] in
        let first = TraceSpan.beginRoot("first")
        let second = TraceSpan.beginRoot("second")
        let collector = LocalCollector.start()
        for _ in 0..<3 { LocalSpan.with("collected") {} }
        let spans = collector.collect()
        first.attach(spans)
        second.attach(spans)
        let batch = TraceSpan.begin("batch", parents: [first, second])
        batch.makeCurrent { LocalSpan.with("write") {} }
        batch.end()
        count(2 + 2 * 3 + 2 * 2)
      }
      count(2)
      let unwanted = TraceSpan.beginRoot("unwanted")
      await onThread { unwanted.makeCurrent { LocalSpan.with("for nothing") {} } }
      unwanted.cancel()
    }
  }
#endif
