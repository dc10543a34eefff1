#if NIO
  import Fastrace
  import FastraceNIO
  import FastraceTesting
  import NIOCore
  import NIOEmbedded
  import NIOPosix
  import Testing

  /// Spans that last as long as a future.
  @Suite(.enabled(if: TestTrace.isAvailable)) struct FutureSpanTests {
    struct Refused: Error {}

    @Test func aSpanEndsWithItsFuture() async throws {
      let trace = try await TestTrace.collect {
        let loop = EmbeddedEventLoop()
        let span = TraceSpan.begin("future")
        let promise = loop.makePromise(of: Int.self)
        let future = promise.futureResult.inSpan(span)
        #expect(span.isRecording)
        promise.succeed(1)
        #expect(!span.isRecording)
        future.whenSuccess { #expect($0 == 1) }
      }
      try trace.expectSpan(named: "future", under: "test", status: .unset)
    }

    @Test func anErrorIsRecordedAndCancellationIsNone() async throws {
      let trace = try await TestTrace.collect {
        let loop = EmbeddedEventLoop()
        loop.makeFailedFuture(Refused(), as: Int.self).inSpan(TraceSpan.begin("refused"))
        loop.makeFailedFuture(CancellationError(), as: Int.self).inSpan(TraceSpan.begin("cancelled"))
      }
      try trace.expectSpan(named: "refused", status: .error)
      try trace.expectSpan(named: "cancelled", status: .unset)
    }

    @Test func workInASpanOfItsOwn() async throws {
      let loop = MultiThreadedEventLoopGroup.singleton.next()
      let trace = try await TestTrace.collect {
        let answer = try await loop.withSpan("load", kind: .client) { span in
          LocalSpan.with("first") {}
          return loop.makeSucceededFuture(20).carrying().map { number in
            LocalSpan.with("second") { number * 2 + 2 }
          }.future
        }.get()
        #expect(answer == 42)
        await #expect(throws: Refused.self) {
          try await loop.withSpan("fail") { _ in loop.makeFailedFuture(Refused(), as: Int.self) }.get()
        }
      }
      try trace.expectTree(
        """
        test
          fail
          load [client]
            first
            second
        """, showing: .kinds)
      try trace.expectSpan(named: "fail", status: .error)
    }
  }

  extension EventLoop {
    fileprivate func makeFailedFuture<Value>(_ error: any Error, as _: Value.Type) -> EventLoopFuture<Value> {
      makeFailedFuture(error)
    }
  }
#endif
