#if Hummingbird
  import Hummingbird
  import NIOCore
  import Testing

  @testable import FastraceHummingbird

  /// Looking inside of Hummingbird's type has to work with the version that is used.
  @Suite struct InMemoryBodyTests {
    private static let hello = ByteBuffer(string: "hello")
    private static let buffers = [
      ResponseBody(byteBuffer: hello), ResponseBody(byteBuffer: ByteBuffer()),
      ResponseBody(byteBuffer: ByteBuffer(repeating: 0, count: 64 << 10)),
      ResponseBody(byteBuffer: hello.getSlice(at: 1, length: 3) ?? hello),
    ]
    private static let streams = [
      ResponseBody { _ in }, ResponseBody(contentLength: 5) { _ in }, ResponseBody(contentLength: 0) { _ in },
      ResponseBody(contentsOf: [hello]),
      ResponseBody(asyncSequence: AsyncStream { $0.finish() }),
    ]

    @Test func seesWhatIsInMemory() {
      for body in Self.buffers { #expect(body.isSmallAndInMemory) }
      for body in Self.streams { #expect(!body.isSmallAndInMemory) }
      #expect(ResponseBody().isSmallAndInMemory)
      #expect(!ResponseBody(byteBuffer: ByteBuffer(repeating: 0, count: 64 << 10 + 1)).isSmallAndInMemory)
    }

    /// The fast way has to be taken, and the slow one has to say the same.
    @Test func seesItByTheCaseAndByReflection() throws {
      let buffer = try #require(ResponseBodyCase.buffer)
      for body in Self.buffers { #expect(ResponseBodyCase(of: body) == buffer && body.isBufferByReflection) }
      for body in Self.streams + [ResponseBody()] {
        #expect(ResponseBodyCase(of: body) != buffer && !body.isBufferByReflection)
      }
      let empty = try #require(ResponseBodyCase.empty)
      #expect(ResponseBodyCase(of: ResponseBody()) == empty && ResponseBody().isEmptyByReflection)
      for body in Self.streams + Self.buffers {
        #expect(ResponseBodyCase(of: body) != empty && !body.isEmptyByReflection)
      }
    }
  }
#endif
