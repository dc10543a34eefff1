import Dispatch
import Fastrace
import FastraceTesting
import Foundation
import RecorderTesting
import Testing

/// What Swift 5 lets a program do with a local span: there, that it cannot be held over a suspension or captured by another
/// thread's closure is no more than a warning.
@Suite(.recorder, .enabled(if: TestTrace.isAvailable)) struct LocalSpanMisuseTests {
  private let reporter = InMemoryReporter()

  init() {
    var configuration = Fastrace.Configuration()
    configuration.exportDelay = .zero
    Fastrace.setReporter(reporter, configuration: configuration)
  }

  /// `LocalSpan.enter`, without the warning about its use in an asynchronous function.
  @_lifetime(borrow type)
  private static func enter(_ name: String, _ type: borrowing LocalSpan.Type) -> LocalSpan { type.enter(name) }

  @Test func aSpanHeldOverASuspensionAdoptsNoStrangers() async {
    let executor = AlternatingExecutor()
    await withTaskExecutorPreference(executor) {
      await TraceSpan.withRoot("root") {
        let span = Self.enter("held", LocalSpan.self)
        await changeThread()
        span.setProperty("thread", "another")
      }
      for _ in 0..<50 {
        await Task { TraceSpan.withRoot("other") { LocalSpan.with("local") {} } }.value
        await executor.onEachThread { LocalSpan.with("stranger") {} }
      }
    }
    #expect(await Fastrace.flush())
    #expect(reporter.spans.count == 2 + 2 * 50)
    #expect(reporter.spans.first { $0.name == "held" }?[property: "thread"] == "another")
    for trace in reporter.traces {
      #expect(["root(held)", "other(local)"].contains(names(trace)))
    }
  }

  private func names(_ trace: TestTrace) -> String {
    let children = trace.root.map(trace.children) ?? []
    return "\(trace.root?.name ?? "")(\(children.map(\.name).joined(separator: " ")))"
  }

  @Test func propertiesFromOtherThreadsReachTheSpan() async {
    let before = Fastrace.statistics()
    for _ in 0..<200 {
      TraceSpan.withRoot("root") {
        let span = LocalSpan.enter("parallel")
        onManyThreads { span.setProperty("\($0)", $0) }
      }
    }
    #expect(await Fastrace.flush())
    let spans = reporter.spans.filter { $0.name == "parallel" }
    #expect(spans.count == 200 && spans.allSatisfy { $0.properties.count == 100 })
    let after = Fastrace.statistics()
    #expect(after.droppedDetails == before.droppedDetails && after.pending == 0 && after.heldBytes == before.heldBytes)
  }

  /// Runs `body` a hundred times at once; a closure that needs not be sendable may capture what is not.
  private func onManyThreads(_ body: (Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      // SAFETY: nothing of it is used after this function has returned.
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: 100) { index in
        // So long that more than one thread takes part.
        _ = "\(Thread.current)"
        body(index)
      }
    }
  }
}
