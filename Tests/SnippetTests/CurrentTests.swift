import Dispatch
import Fastrace
import FastraceTesting
import Foundation
import Testing

/// What is current where: the rows of the table in the article about concurrency that no snippet shows.
@Suite(.recorder, .traced) struct CurrentTests {
  private func expectCurrent(_ expected: SpanContext?, _ place: String) {
    #expect(SpanContext.current == expected, "\(place)")
  }

  @Test func inScopes() async throws {
    try await TestTrace.collect {
      TraceSpan.with("with") { span in expectCurrent(span.context, "in a synchronous scope") }
      await TraceSpan.with("async with") { span in
        await Task.yield()
        expectCurrent(span.context, "after a suspension")
      }
      let span = TraceSpan.begin("stored")
      span.makeCurrent { expectCurrent(span.context, "where the span is made current") }
      span.run { span in expectCurrent(span.context, "where the span runs") }
    }.expectNoOrphans()
  }

  @MainActor private func onMainActor() -> SpanContext? { SpanContext.current }

  @Test func onAnotherActor() async throws {
    try await TestTrace.collect {
      let seen = await onMainActor()
      expectCurrent(seen, "on the main actor")
      #expect(seen != nil)
    }.expectTree("test")
  }

  @Test func notOnQueuesAndThreads() async throws {
    try await TestTrace.collect {
      #expect(SpanContext.current != nil)
      let onQueue = await withCheckedContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(returning: SpanContext.current) }
      }
      let onThread = await withCheckedContinuation { continuation in
        Thread(block: { continuation.resume(returning: SpanContext.current) }).start()
      }
      let detached = await Task.detached { SpanContext.current }.value
      #expect(onQueue == nil)
      #expect(onThread == nil)
      #expect(detached == nil)
    }.expectTree("test")
  }

  @Test func inTheBodyOfALoop() async throws {
    let numbers = AsyncStream { continuation in
      continuation.yield(1)
      continuation.finish()
    }
    try await TestTrace.collect {
      let around = SpanContext.current
      for await _ in numbers.inSpan(TraceSpan.begin("numbers")) { expectCurrent(around, "in the body of a loop") }
    }.expectNoOrphans()
  }

  @Test func inALocalSpan() async throws {
    try await TestTrace.collect {
      let around = TraceSpan.current.context
      LocalSpan.with("local") {
        #expect(SpanContext.current != around)
        #expect(TraceSpan.current.context == around)
      }
      await TraceSpan.with("span") { span in
        let task = LocalSpan.with("local") { Task { SpanContext.current } }
        let seen = await task.value
        #expect(seen == span.context)
      }
    }.expectNoOrphans()
  }
}
