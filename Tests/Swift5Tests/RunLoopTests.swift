import Fastrace
import FastraceTesting
import Foundation
import XCTest

/// Run loops run other tasks' jobs inside a synchronous scope, as XCTest's `wait(for:)` does.
///
/// With XCTest, whose synchronous tests are on the main thread without being a job of its queue.
final class RunLoopTests: XCTestCase {
  func testWhatARunLoopRunsBelongsToItsOwnTrace() throws {
    try XCTSkipUnless(TestTrace.isAvailable, "tracing is compiled out")
    let reporter = InMemoryReporter()
    var configuration = Fastrace.Configuration()
    configuration.exportDelay = .zero
    Fastrace.setReporter(reporter, configuration: configuration)
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    let (isWaiting, isDone) = (expectation(description: "waiting"), expectation(description: "done"))
    Task { @MainActor in
      await TraceSpan.withRoot("B") {
        isWaiting.fulfill()
        for await _ in stream { break }
        LocalSpan.with("in B") {}
      }
      isDone.fulfill()
    }
    wait(for: [isWaiting], timeout: 60)
    TraceSpan.withRoot("A") {
      continuation.yield()
      wait(for: [isDone], timeout: 60)
      LocalSpan.with("in A") {}
    }
    XCTAssert(Fastrace.flushBlocking())
    let traces = reporter.traces.map { trace in trace.spans.map(\.name).sorted() }
    XCTAssertEqual(Set(traces), [["A", "in A"], ["B", "in B"]])
  }
}
