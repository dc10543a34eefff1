#if Hummingbird
  import Hummingbird
  import NIOCore
  import Testing

  @testable import FastraceHummingbird

  /// Looking inside of Hummingbird's type has to work with the version that is used.
  @Suite struct InMemoryBodyTests {
    @Test func seesWhatIsInMemory() {
      #expect(ResponseBody().isSmallAndInMemory)
      #expect(ResponseBody(byteBuffer: ByteBuffer(string: "hello")).isSmallAndInMemory)
      #expect(ResponseBody(byteBuffer: ByteBuffer(repeating: 0, count: 64 << 10)).isSmallAndInMemory)
      #expect(!ResponseBody(byteBuffer: ByteBuffer(repeating: 0, count: 64 << 10 + 1)).isSmallAndInMemory)
      #expect(!ResponseBody { _ in }.isSmallAndInMemory)
      #expect(!ResponseBody(contentLength: 5) { _ in }.isSmallAndInMemory)
      #expect(!ResponseBody(contentsOf: [ByteBuffer(string: "hello")]).isSmallAndInMemory)
    }
  }
#endif
