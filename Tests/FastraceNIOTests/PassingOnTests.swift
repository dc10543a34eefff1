#if NIO
  import Fastrace
  import FastraceNIO
  import NIOCore
  import NIOPosix
  import Testing

  /// What futures and thread pools give does not depend on tracing, whether it is compiled in or not.
  @Suite struct PassingOnTests {
    struct Refused: Error {}

    @Test func valuesAndErrorsAreThoseOfTheWork() async throws {
      let loop = MultiThreadedEventLoopGroup.singleton.next()
      let span = TraceSpan.beginRoot("root")
      #expect(try await loop.carrying().submit { 1 }.map { $0 + 1 }.future.inSpan(span).get() == 2)
      let failing = loop.carrying().submit { throw Refused() }.future
      await #expect(throws: Refused.self) { try await failing.get() }
      #expect(try await NIOThreadPool.singleton.carrying().runIfActive { 3 } == 3)
      #expect(try await loop.withSpan("work") { _ in loop.makeSucceededFuture(4) }.get() == 4)
    }
  }
#endif
