import Dispatch
import Fastrace
import Foundation
import Testing

/// A span goes along to queues and threads, which know nothing of tasks.
@Suite(.recorder, .traced) struct CarryTests {
  private let queue = DispatchQueue(label: "carry")

  @Test func aBlockOnAQueue() async {
    await expectChild { span, done in queue.async(execute: span.carry { done() }) }
  }

  @Test func aBlockThatComesLater() async {
    await expectChild { span, done in
      queue.asyncAfter(deadline: .now() + .milliseconds(1), execute: span.carry { done() })
    }
  }

  @Test func aWorkItem() async {
    await expectChild { span, done in queue.async(execute: DispatchWorkItem(block: span.carry { done() })) }
  }

  @Test func theEndOfAGroup() async {
    await expectChild { span, done in
      let group = DispatchGroup()
      queue.async(group: group) {}
      group.notify(queue: queue, execute: span.carry { done() })
    }
  }

  @Test func aThread() async {
    await expectChild { span, done in Thread(block: span.carry { done() }).start() }
  }

  @Test func iterationsOnAllProcessors() async {
    let result = await record {
      TraceSpan.withRoot("parent") { span in
        DispatchQueue.concurrentPerform(
          iterations: 100, execute: span.carry { number in LocalSpan.with("iteration \(number)") {} })
      }
    }
    let children = (0..<100).map { "iteration \($0)" }.sorted()
    #expect(result.tree == "parent(\(children.joined(separator: " ")))")
  }

  @Test func nothingIsCurrentAfterwards() async {
    _ = await record {
      await TraceSpan.withRoot("root") { span in
        queue.sync(execute: span.carry { #expect(SpanContext.current != nil) })
        await withCheckedContinuation { done in
          queue.async {
            #expect(SpanContext.current == nil)
            done.resume()
          }
        }
      }
    }
  }

  @Test func argumentsResultsAndErrors() throws {
    struct Refused: Error {}
    let double = TraceSpan.noop.carry { (number: Int) in number * 2 }
    #expect(double(21) == 42)
    let refuse = TraceSpan.noop.carry { (_: Int) throws -> Int in throw Refused() }
    #expect(throws: Refused.self) { try refuse(1) }
  }

  /// Expects a local span that is recorded before `done` to be a child of the span that is handed on.
  private func expectChild(_ start: (TraceSpan, @escaping @Sendable () -> Void) -> Void) async {
    let result = await record {
      await TraceSpan.withRoot("parent") { span in
        await withCheckedContinuation { continuation in
          start(span) {
            LocalSpan.with("child") {}
            continuation.resume()
          }
        }
      }
    }
    #expect(result.tree == "parent(child)")
  }
}
