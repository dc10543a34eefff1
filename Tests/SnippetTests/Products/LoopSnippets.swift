#if NIO
  import Fastrace
  import FastraceNIO
  import FastraceTesting
  import NIOCore
  import NIOPosix
  import Testing

  @Suite(.recorder, .traced) struct LoopSnippets {
    @Test func futures() async throws {
      let loop = MultiThreadedEventLoopGroup.singleton.next()
      let trace = try await TestTrace.collect {
        // snippet: nio
        func load(_ name: String) -> EventLoopFuture<Int> {
          loop.withSpan("load \(name)") { _ in
            loop.submit { name }.carrying().map { name in
              LocalSpan.with("count") { name.count }
            }.future
          }
        }
        // end
        let count = try await load("words").get()
        #expect(count == 5)
      }
      try trace.expectTree(
        """
        test
          load words
            count
        """)
    }
  }
#endif
