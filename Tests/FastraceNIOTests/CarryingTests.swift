#if NIO
  import Fastrace
  import FastraceNIO
  import FastraceTesting
  import NIOCore
  import NIOPosix
  import Testing

  /// Spans go along to event loops and thread pools.
  @Suite(.enabled(if: TestTrace.isAvailable)) struct CarryingTests {
    private let group = MultiThreadedEventLoopGroup.singleton

    struct Refused: Error {}

    @Test func withoutHelpTheSpanIsLost() async throws {
      let loop = group.next()
      _ = try await TestTrace.collect {
        let context = try await loop.submit { SpanContext.current }.get()
        #expect(context == nil)
      }
    }

    @Test func theCallbacksOfAChain() async throws {
      let loop = group.next()
      let trace = try await TestTrace.collect {
        try await TraceSpan.with("parent") { span in
          let text = try await loop.makeSucceededFuture(1).carrying()
            .map { note("map", $0 + 1) }
            .flatMap { note("flatMap", loop.makeSucceededFuture($0 + 1)) }
            .flatMapThrowing { number -> Int in
              note("flatMapThrowing", ())
              guard number == 3 else { return number }
              throw Refused()
            }
            .flatMapError { _ in note("flatMapError", loop.makeSucceededFuture(4)) }
            .flatMapThrowing { _ -> Int in throw Refused() }
            .flatMapErrorThrowing { _ in
              note("flatMapErrorThrowing", ())
              throw Refused()
            }
            .recover { _ in note("recover", 5) }
            .always { _ in note("always", ()) }
            .map { "\($0)" }
            .future.get()
          #expect(text == "5")
        }
      }
      for name in ["map", "flatMap", "flatMapThrowing", "flatMapError", "flatMapErrorThrowing", "recover", "always"] {
        try trace.expectSpan(named: name, under: "parent")
      }
    }

    @Test func theEndsOfAChain() async throws {
      let loop = group.next()
      let trace = try await TestTrace.collect {
        await TraceSpan.with("parent") { span in
          let good = loop.makePromise(of: Int.self)
          let bad = loop.makePromise(of: Int.self)
          good.futureResult.carrying().whenSuccess { _ in note("success", ()) }
          bad.futureResult.carrying().whenFailure { _ in note("failure", ()) }
          await withCheckedContinuation { done in
            good.futureResult.and(bad.futureResult).carrying().whenComplete { _ in
              note("complete", ())
              done.resume()
            }
            good.succeed(1)
            bad.fail(Refused())
          }
        }
      }
      for name in ["success", "failure", "complete"] { try trace.expectSpan(named: name, under: "parent") }
    }

    @Test func workOnAnEventLoop() async throws {
      let loop = group.next()
      let trace = try await TestTrace.collect {
        try await TraceSpan.with("parent") { span in
          let carrying = loop.carrying()
          try await carrying.submit { note("submit", ()) }.map { note("then", ()) }.future.get()
          try await carrying.flatSubmit { note("flatSubmit", loop.makeSucceededVoidFuture()) }.future.get()
          try await carrying.scheduleTask(in: .zero) { note("in", ()) }.futureResult.get()
          try await carrying.scheduleTask(deadline: .now()) { note("deadline", ()) }.futureResult.get()
          try await carrying.makeFutureWithTask { await TraceSpan.with("task") { await Task.yield() } }.future.get()
          await withCheckedContinuation { done in
            carrying.execute {
              note("execute", ())
              done.resume()
            }
          }
        }
      }
      for name in ["submit", "then", "flatSubmit", "in", "deadline", "task", "execute"] {
        try trace.expectSpan(named: name, under: "parent")
      }
    }

    @Test func aTaskThatIsStartedInACallbackKeepsTheSpan() async throws {
      let loop = group.next()
      let trace = try await TestTrace.collect {
        try await TraceSpan.with("parent") { _ in
          try await loop.carrying().flatSubmit {
            loop.makeFutureWithTask { await TraceSpan.with("task") { await Task.yield() } }
          }.future.get()
        }
      }
      try trace.expectSpan(named: "task", under: "parent")
    }

    @Test func workOnAThreadPool() async throws {
      let loop = group.next()
      let pool = NIOThreadPool.singleton
      let trace = try await TestTrace.collect {
        try await TraceSpan.with("parent") { _ in
          #expect(try await pool.carrying().runIfActive { note("async", 1) } == 1)
          try await pool.carrying().runIfActive(eventLoop: loop) { note("future", ()) }.map { note("then", ()) }
            .future.get()
          await withCheckedContinuation { done in
            pool.carrying().submit { state in
              note("submit", ())
              done.resume()
            }
          }
        }
      }
      for name in ["async", "future", "then", "submit"] { try trace.expectSpan(named: name, under: "parent") }
    }
  }

  /// Records a local span in whatever is current, and passes the value on.
  private func note<Value>(_ name: String, _ value: Value) -> Value {
    LocalSpan.with(name) {}
    return value
  }
#endif
