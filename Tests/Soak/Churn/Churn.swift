#if Viewer
  import Logging
  import Synchronization

  /// Work of all kinds that begin and end spans, over and over, in small portions.
  ///
  /// Every span that begins is counted, so that it can be compared with what the library says.
  final class Churn: Sendable {
    let logger = Logger(label: "churn")
    let openRoots = OpenRoots()
    private let spans = Atomic<Int>(0)

    /// Spans that have begun; one under several parents counts once for each.
    var begun: Int { spans.load(ordering: .relaxed) }

    func count(_ spans: Int = 1) { self.spans.add(spans, ordering: .relaxed) }

    /// Works until the task is cancelled, and ends whatever is still open then.
    func run() async {
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await self.repeating(every: .milliseconds(100)) { await self.shortThreads() } }
        group.addTask { await self.repeating(every: .milliseconds(150)) { await self.cancelledTasks() } }
        group.addTask { await self.repeating(every: .milliseconds(150)) { await self.detachedTasks() } }
        group.addTask { await self.repeating(every: .milliseconds(200)) { await self.handedOver() } }
        group.addTask { await self.repeating(every: .milliseconds(200)) { await self.sharedWork() } }
        group.addTask { await self.repeating(every: .milliseconds(100)) { self.leaveRootOpen() } }
        group.addTask { await self.repeating(every: .seconds(20)) { await self.burst() } }
        group.addTask { await self.repeating(every: .seconds(30)) { self.manyOpenRoots() } }
      }
      openRoots.endAll()
    }

    private func repeating(every pause: Duration, _ work: @Sendable () async -> Void) async {
      while !Task.isCancelled {
        await work()
        try? await Task.sleep(for: pause)
      }
    }
  }

  /// What goes wrong in the course of the work.
  struct ChurnError: Error, CustomStringConvertible {
    var description: String { "the work has failed, as it does now and then" }
  }
#endif
